import { z } from 'zod';
import type { Probe } from '../../run/action.ts';
import { defineFact } from '../../run/fact.ts';
import { defineProbe, readingScript } from '../define-probe.ts';

const Md5 = z.string().regex(/^[0-9a-f]{32}$/);

const Known = z.strictObject({
  package: z.string(),
  /** Version of that package: where the file can be had as it was shipped. */
  version: z.string().optional(),
  path: z.string(),
  /** MD5 of the file as the installed package shipped it; null where dpkg has none (a package that is not set up). */
  recorded: Md5.nullable(),
  /** dpkg's word about a file the installed package no longer ships. */
  obsolete: z.boolean(),
  /** MD5 of the file as it is; null when there is none. */
  own: Md5.nullable(),
});

const Present = z.strictObject({
  files: z.array(Known),
  /** Files of `ucf`, which dpkg knows nothing of. */
  ucf: z.array(z.strictObject({ package: z.string(), path: z.string() })),
});
/** What dpkg has recorded of every configuration file, beside what is on the disk. */
export type Present = z.infer<typeof Present>;

const present = defineFact('conffiles-present', Present);

/** Root, because files like ucware.php are closed to others. Only checksums leave the server, never a line of a file. */
const script = readingScript(
  'conffiles-present',
  'root',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: fields of dpkg-query
  "known=$(dpkg-query -W -f='${Package} ${Version}\\n${Conffiles}\\n' | awk '\n" +
    String.raw`  /^[^ ]/ { name = $1; version = $2; next }
  /^ \// {
    line = substr($0, 2); flag = "-"
    if ($NF == "obsolete" || $NF == "remove-on-upgrade") { flag = $NF; line = substr(line, 1, length(line) - length(flag) - 1) }
    count = split(line, word, " "); sum = word[count]
    path = substr(line, 1, length(line) - length(sum) - 1)
    if (length(sum) != 32 || sum !~ /^[0-9a-f]+$/) sum = "-"
    if (path != "") print name "\t" path "\t" sum "\t" flag "\t" version
  }')
{
  printf '%s\n' "$known"
  printf '%s\n' "$known" | cut -f2 | grep -v '[^A-Za-z0-9@%+=:,./_~-]' | xargs md5sum 2>/dev/null
  printf '%s\n' "$known" | cut -f2 | grep '[^A-Za-z0-9@%+=:,./_~-]' | while IFS= read -r odd; do
    if [ -f "$odd" ]; then printf '%s  %s\n' "$(md5sum <"$odd" | cut -c1-32)" "$odd"; fi
  done
} | awk '
  index($0, "\t") { split($0, part, "\t"); order[++count] = $0; next }
  { found[substr($0, 35)] = substr($0, 1, 32) }
  END {
    for (i = 1; i <= count; i++) {
      split(order[i], part, "\t")
      print "file\t" order[i] "\t" found[part[2]]
    }
  }'
if [ -r /var/lib/ucf/registry ]; then
  awk 'NF == 2 && substr($2, 1, 1) == "/" { printf "ucf\t%s\t%s\n", $1, $2 }' /var/lib/ucf/registry
fi
printf 'end\n'
`,
);

export function readPresent(): Probe<Present> {
  return defineProbe({
    script,
    fact: present,
    timeoutMs: 180_000,
    read: (answer) => ({
      files: answer
        .rows('file', 6)
        .map(([owner = '', path = '', recorded = '', flag = '', version = '', own = '']) => ({
          package: owner,
          version,
          path,
          recorded: recorded === '-' ? null : recorded,
          obsolete: flag !== '-',
          own: own === '' ? null : own,
        })),
      ucf: answer.rows('ucf', 2).map(([owner = '', path = '']) => ({ package: owner, path })),
    }),
  });
}
