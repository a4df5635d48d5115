import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { READABLE_LINES } from './conffiles/list-conffiles.ts';
import { defineProbe, readingScript } from './define-probe.ts';

const Changed = z.strictObject({
  package: z.string(),
  path: z.string(),
  /** MD5 of the file as it is; null when somebody deleted it. */
  md5: z.string().nullable(),
});

const Conffiles = z.strictObject({
  /** Configuration files of packages that are not as they were shipped: an upgrade keeps them. */
  changed: z.array(Changed),
  /** The package the running asterisk belongs to, or the installed one when none runs. */
  asteriskOwner: z.string().nullable(),
});
export type Conffiles = z.infer<typeof Conffiles>;

const conffiles = defineFact('conffiles', Conffiles);

/**
 * Root, because files like ucware.php are closed to others. Only checksums leave the server, never a line of a file. One whose name is no
 * UTF-8 would make all unreadable; the prediction names it.
 */
const script = readingScript(
  'conffiles',
  'root',
  `${READABLE_LINES}\n` +
    // biome-ignore lint/suspicious/noTemplateCurlyInString: fields of dpkg-query
    "shipped=$(dpkg-query -W -f='${Package}\\n${Conffiles}\\n' | awk '\n" +
    String.raw`  /^[^ ]/ { name = $1; next }
  $1 ~ /^\// && $2 ~ /^[0-9a-f]+$/ && length($2) == 32 && $3 == "" { print $1 "\t" $2 "\t" name }')
{
  printf '%s\n' "$shipped"
  printf '%s\n' "$shipped" | cut -f1 | xargs md5sum 2>/dev/null
} | awk '
  index($0, "\t") { split($0, part, "\t"); shipped[part[1]] = part[2]; owner[part[1]] = part[3]; order[++count] = part[1]; next }
  NF == 2 { found[$2] = $1 }
  END {
    for (i = 1; i <= count; i++) {
      path = order[i]
      if (found[path] != shipped[path]) printf "changed\t%s\t%s\t%s\n", owner[path], path, found[path]
    }
  }' | readable_lines
program=$(command -v asterisk)
for folder in /proc/[0-9]*; do
  [ -r "$folder/comm" ] || continue
  name=
  read -r name <"$folder/comm"
  if [ "$name" = asterisk ] && [ -e "$folder/exe" ]; then program=$(readlink "$folder/exe"); fi
done
program=${'$'}{program% (deleted)}
if [ -n "$program" ]; then
  dpkg -S "$program" 2>/dev/null | awk -F: '!done && !/^diversion/ { printf "asterisk\t%s\n", $1; done = 1 }'
fi
printf 'end\n'
`,
);

export function readConffiles(): Probe<Conffiles> {
  return defineProbe({
    script,
    fact: conffiles,
    timeoutMs: 180_000,
    read: (answer) => ({
      changed: answer.rows('changed', 3).map(([owner = '', path = '', md5 = '']) => ({
        package: owner,
        path,
        md5: md5 === '' ? null : md5,
      })),
      asteriskOwner: answer.optional('asterisk'),
    }),
  });
}
