import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { toInteger } from './answer.ts';
import { defineProbe, readingScript } from './define-probe.ts';

const Disk = z.array(
  z.strictObject({
    /** The folder that was asked about. */
    path: z.enum(['/', '/boot', '/var']),
    /** Where its file system is mounted: `/` for a folder without one of its own. */
    mount: z.string(),
    totalMiB: z.number().int(),
    /** What ordinary users can still write; root's reserve is not counted. */
    freeMiB: z.number().int(),
    /** Null on file systems that do not count inodes. */
    freeInodes: z.number().int().nullable(),
  }),
);
export type Disk = z.infer<typeof Disk>;

/** Room on the disks an upgrade writes to. */
export const disk = defineFact('disk', Disk);

const script = readingScript(
  'disk',
  'user',
  String.raw`
for path in / /boot /var; do
  blocks=$(timeout 15 df -P -k "$path" | awk 'NR == 2 { printf "%s\t%s\t%s", $NF, $(NF - 4), $(NF - 2) }')
  inodes=$(timeout 15 df -P -i "$path" | awk 'NR == 2 { printf "%s\t%s", $(NF - 4), $(NF - 2) }')
  printf 'disk\t%s\t%s\t%s\n' "$path" "$blocks" "$inodes"
done
printf 'end\n'
`,
);

const KIB_PER_MIB = 1024;

export function readDisk(): Probe<Disk> {
  return defineProbe({
    script,
    fact: disk,
    read: (answer) =>
      answer
        .rows('disk', 6)
        .map(([path = '', mount = '', total = '', free = '', inodes = '', freeInodes = '']) => ({
          path: path as Disk[number]['path'],
          mount,
          totalMiB: Math.floor(toInteger(script.name, total) / KIB_PER_MIB),
          freeMiB: Math.floor(toInteger(script.name, free) / KIB_PER_MIB),
          freeInodes: inodes === '0' || inodes === '-' ? null : toInteger(script.name, freeInodes),
        })),
  });
}
