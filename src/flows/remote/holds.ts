import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { defineProbe, readingScript } from './define-probe.ts';

/** Names of the packages that are held back (`apt-mark hold`). */
export const holds = defineFact('holds', z.array(z.string()));

const script = readingScript(
  'holds',
  'user',
  String.raw`
held=$(apt-mark showhold) || return 1
printf '%s\n' "$held" | awk 'NF == 1 { printf "hold\t%s\n", $1 }'
printf 'end\n'
`,
);

export function readHolds(): Probe<string[]> {
  return defineProbe({
    script,
    fact: holds,
    read: (answer) => answer.rows('hold', 1).map(([name = '']) => name),
  });
}
