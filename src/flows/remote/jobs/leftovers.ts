import { z } from 'zod';
import type { Probe } from '../../run/action.ts';
import { defineFact } from '../../run/fact.ts';
import { LIST_CONFFILES } from '../conffiles/list-conffiles.ts';
import { defineProbe, readingScript } from '../define-probe.ts';

/** A file beside a configuration file. */
export const Leftover = z.strictObject({
  path: z.string(),
  /** MD5 of its content: the same file is not asked about twice. */
  md5: z.string(),
  /** dpkg left the vendor's version beside a link to a file, without asking. */
  besideLink: z.boolean().optional(),
});
export type Leftover = z.infer<typeof Leftover>;

const leftovers = defineFact('leftovers', z.array(Leftover));

/**
 * Files dpkg and ucf leave beside a configuration file whose new version was not taken (or whose old one was kept): those below /etc, and
 * beside every file dpkg knows, which may lie elsewhere or in a folder that is a link. One file is named once, by the path dpkg knows.
 */
const script = readingScript(
  'leftovers',
  'root',
  String.raw`${LIST_CONFFILES}
{
  find /etc -type f \( -name '*.dpkg-dist' -o -name '*.dpkg-old' -o -name '*.dpkg-new' -o -name '*.dpkg-bak' -o -name '*.ucf-dist' -o -name '*.ucf-old' -o -name '*.ucf-new' \) 2>/dev/null |
    readable_lines | while IFS= read -r path; do
      printf '1\t%s\t%s\n' "$(readlink -f "$path")" "$path"
    done
  list_conffiles 2>/dev/null | awk -F'\t' '$1 != "unnamed" { print $2 }' | while IFS= read -r path; do
    for left in "$path.dpkg-dist" "$path.dpkg-new" "$path.dpkg-old" "$path.dpkg-bak"; do
      if [ -f "$left" ] && [ ! -L "$left" ]; then printf '0\t%s\t%s\n' "$(readlink -f "$left")" "$left"; fi
    done
  done
} | sort | awk -F'\t' 'NF == 3 && !told[$2]++ { print $3 }' | sort | while IFS= read -r path; do
  printf 'file\t%s\t%s\n' "$path" "$(md5sum <"$path" | cut -c1-32)"
  of=${'$'}{path%.dpkg-new}
  if [ "$of" != "$path" ] && [ -L "$of" ] && [ -f "$of" ]; then printf 'link\t%s\n' "$path"; fi
done
printf 'end\n'
`,
);

export function readLeftovers(): Probe<Leftover[]> {
  return defineProbe({
    script,
    fact: leftovers,
    read: (answer) => {
      const links = new Set(answer.rows('link', 1).map(([path]) => path));
      return answer.rows('file', 2).map(([path = '', md5 = '']) => ({
        path,
        md5,
        ...(links.has(path) ? { besideLink: true } : {}),
      }));
    },
  });
}
