import { z } from 'zod';
import type { Probe } from '../../run/action.ts';
import { defineFact } from '../../run/fact.ts';
import { defineProbe, readingScript } from '../define-probe.ts';

/** A file beside a configuration file. */
export const Leftover = z.strictObject({
  path: z.string(),
  /** MD5 of its content: the same file is not asked about twice. */
  md5: z.string(),
});
export type Leftover = z.infer<typeof Leftover>;

const leftovers = defineFact('leftovers', z.array(Leftover));

/** Files dpkg and ucf leave beside a configuration file whose new version was not taken (or whose old one was kept). */
const script = readingScript(
  'leftovers',
  'root',
  String.raw`
find /etc -type f \( -name '*.dpkg-dist' -o -name '*.dpkg-old' -o -name '*.dpkg-new' -o -name '*.dpkg-bak' -o -name '*.ucf-dist' -o -name '*.ucf-old' -o -name '*.ucf-new' \) 2>/dev/null |
  sort | while read -r path; do
    printf 'file\t%s\t%s\n' "$path" "$(md5sum "$path" | cut -c1-32)"
  done
printf 'end\n'
`,
);

export function readLeftovers(): Probe<Leftover[]> {
  return defineProbe({
    script,
    fact: leftovers,
    read: (answer) => answer.rows('file', 2).map(([path = '', md5 = '']) => ({ path, md5 })),
  });
}
