import { z } from 'zod';
import type { Probe } from '../../run/action.ts';
import { defineFact } from '../../run/fact.ts';
import { defineProbe, readingScript } from '../define-probe.ts';
import { LIST_CONFFILES } from './list-conffiles.ts';

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
  /** Paths of configuration files that are links on this server, and of those that are there but no files (a directory, a device). */
  links: z.array(z.string()).optional(),
  odd: z.array(z.string()).optional(),
  /** Configuration files that dpkg-divert sends elsewhere, and for which package (`:` for what people diverted). */
  diverted: z.array(z.strictObject({ path: z.string(), by: z.string() })).optional(),
  /** Those whose names cannot be passed on as text, with a question mark for each byte of that kind. */
  unnamed: z.array(z.strictObject({ package: z.string(), path: z.string() })).optional(),
});
/** What dpkg has recorded of every configuration file, beside what is on the disk. */
export type Present = z.infer<typeof Present>;

const present = defineFact('conffiles-present', Present);

/** Root, because files like ucware.php are closed to others. Only checksums leave the server, never a line of a file. */
const script = readingScript(
  'conffiles-present',
  'root',
  String.raw`${LIST_CONFFILES}
all=$(list_conffiles)
known=$(printf '%s\n' "$all" | awk -F'\t' '$1 != "unnamed"')
seen=$(printf '%s\n' "$known" | cut -f2 | while IFS= read -r path; do
  if [ -L "$path" ]; then printf 'link\t%s\n' "$path"; fi
  if [ -f "$path" ]; then printf 'plain\t%s\n' "$path"
  elif [ -e "$path" ]; then printf 'odd\t%s\n' "$path"
  fi
done)
plain() { printf '%s\n' "$seen" | sed -n 's/^plain.//p'; }
{
  printf '%s\n' "$known"
  plain | grep -v '[^A-Za-z0-9@%+=:,./_~-]' | xargs -r md5sum 2>/dev/null
  plain | grep '[^A-Za-z0-9@%+=:,./_~-]' | while IFS= read -r odd; do
    printf '%s  %s\n' "$(md5sum <"$odd" | cut -c1-32)" "$odd"
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
printf '%s\n' "$seen" | sed -n '/^link/p; /^odd/p'
printf '%s\n' "$all" | awk -F'\t' '$1 == "unnamed"' | tr -c '\n\t -~' '?'
if [ -r /var/lib/dpkg/diversions ]; then
  { printf '%s\n' "$known"; awk 'NR % 3 == 1 { path = $0 } NR % 3 == 0 { print "diverted\t" path "\t" $0 }' /var/lib/dpkg/diversions; } |
    awk -F'\t' '$1 != "diverted" { known[$2] = 1; next } NF == 3 && ($2 in known)'
fi
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
      links: answer.rows('link', 1).map(([path = '']) => path),
      odd: answer.rows('odd', 1).map(([path = '']) => path),
      diverted: answer.rows('diverted', 2).map(([path = '', by = '']) => ({ path, by })),
      unnamed: answer
        .rows('unnamed', 2)
        .map(([owner = '', path = '']) => ({ package: owner, path })),
    }),
  });
}
