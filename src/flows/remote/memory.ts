import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { defineProbe, readingScript } from './define-probe.ts';

const Memory = z.strictObject({
  totalMiB: z.number().int(),
  /** The kernel's estimate of what programs can still get without swapping. */
  availableMiB: z.number().int(),
  swapFreeMiB: z.number().int(),
});
export type Memory = z.infer<typeof Memory>;

export const memory = defineFact('memory', Memory);

const script = readingScript(
  'memory',
  'user',
  String.raw`
awk '
  $1 == "MemTotal:" { printf "total\t%d\n", $2 / 1024 }
  $1 == "MemAvailable:" { printf "available\t%d\n", $2 / 1024 }
  $1 == "SwapFree:" { printf "swap\t%d\n", $2 / 1024 }' /proc/meminfo
printf 'end\n'
`,
);

export function readMemory(): Probe<Memory> {
  return defineProbe({
    script,
    fact: memory,
    read: (answer) => ({
      totalMiB: answer.integer('total'),
      availableMiB: answer.integer('available'),
      swapFreeMiB: answer.integer('swap'),
    }),
  });
}
