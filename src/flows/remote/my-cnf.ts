import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { defineProbe, readingScript } from './define-probe.ts';

const MyCnf = z.array(
  z.strictObject({
    path: z.string(),
    /** Whose home it lies in. */
    owner: z.string(),
  }),
);
export type MyCnf = z.infer<typeof MyCnf>;

/**
 * Files with which a user's `mysql` logs in as somebody else: `.my.cnf`, and `.mylogin.cnf`, which is read even with
 * `--no-defaults`. Their contents are credentials and never read out.
 */
export const myCnf = defineFact('myCnf', MyCnf);

/** `$1` is the SSH user: accounts that are not in /etc/passwd (LDAP) are looked for in /home. */
const script = readingScript(
  'my-cnf',
  'root',
  String.raw`
[ -r /etc/passwd ] || return 1
printf 'root:x:0:0::/root:\n%s:x:0:0::%s:\n' "$1" "/home/$1" | cat - /etc/passwd |
  while IFS=: read -r name _ _ _ _ home _; do
    case "$home" in
      /?*) ;;
      *) continue ;;
    esac
    for file in .my.cnf .mylogin.cnf; do
      if [ -e "$home/$file" ] || [ -L "$home/$file" ]; then
        printf 'file\t%s\t%s\n' "$home/$file" "$name"
      fi
    done
  done
printf 'end\n'
`,
);

export function readMyCnf(sshUser: string): Probe<MyCnf> {
  return defineProbe({
    script,
    fact: myCnf,
    args: [sshUser],
    read: (answer) => {
      const owners = new Map<string, string>();
      for (const [path = '', owner = ''] of answer.rows('file', 2)) {
        if (!owners.has(path)) owners.set(path, owner);
      }
      return [...owners].map(([path, owner]) => ({ path, owner }));
    },
  });
}
