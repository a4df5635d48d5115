import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { defineProbe, readingScript } from './define-probe.ts';

const Clock = z.strictObject({
  /** How far the server's clock is ahead of the bot's, in seconds; negative when it is behind. */
  skewSeconds: z.number().int(),
  /** Whether the server says that its clock is synchronised; null when it cannot tell. */
  synchronised: z.boolean().nullable(),
});
export type Clock = z.infer<typeof Clock>;

export const clock = defineFact('clock', Clock);

const script = readingScript(
  'clock',
  'user',
  String.raw`
printf 'time\t%s\n' "$(date -u +%s)"
timeout 10 timedatectl status 2>/dev/null | awk '
  tolower($0) ~ /synchronized: (yes|no)/ { printf "synchronised\t%s\n", tolower($NF) }'
printf 'end\n'
`,
);

/** `now` is the bot's time when it asks, ISO. What lies between counts as skew, so it is to be asked early. */
export function readClock(now: string): Probe<Clock> {
  return defineProbe({
    script,
    fact: clock,
    read: (answer) => {
      const synchronised = answer.optional('synchronised');
      return {
        skewSeconds: answer.integer('time') - Math.floor(Date.parse(now) / 1000),
        synchronised: synchronised === null ? null : synchronised === 'yes',
      };
    },
  });
}
