import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { toInteger, unreadable } from './answer.ts';
import { defineProbe, readingScript } from './define-probe.ts';

const Calls = z.strictObject({
  /** Calls in progress; null when nobody can tell. */
  active: z.number().int().min(0).nullable(),
  /** Duration of the longest channel in seconds, where asterisk says it. */
  longestSeconds: z.number().int().min(0).nullable(),
  /** `asterisk` answered; it is `not-running`; it runs and gives `no-answer`; the command is `not-installed`. */
  how: z.enum(['asterisk', 'not-running', 'no-answer', 'not-installed']),
});
export type Calls = z.infer<typeof Calls>;

/** Who is on the phone right now. Numbers and names of callers never leave the server. */
export const calls = defineFact('calls', Calls);

/**
 * The duration is the third field from the end of a channel's concise line in every asterisk since 1.8 (`main/cli.c`); the
 * fields before it may contain the separator.
 */
const script = readingScript(
  'calls',
  'root',
  String.raw`
if ! command -v asterisk >/dev/null 2>&1; then
  printf 'how\tnot-installed\nend\n'
  return 0
fi
if said=$(timeout 15 asterisk -rx 'core show channels count' 2>/dev/null); then
  printf 'how\tasterisk\n'
  printf '%s\n' "$said" | awk '
    $2 == "active" && $3 ~ /^channel/ { printf "channels\t%d\n", $1 }
    $2 == "active" && $3 ~ /^call/ { printf "calls\t%d\n", $1 }
    $2 == "of" && $5 == "active" { printf "calls\t%d\n", $1 }'
  timeout 15 asterisk -rx 'core show channels concise' 2>/dev/null | awk -F'!' '
    NF > 11 && $(NF - 2) ~ /^[0-9]+$/ && $(NF - 2) + 0 >= longest { longest = $(NF - 2) + 0; seen = 1 }
    END { if (seen) printf "longest\t%d\n", longest }'
else
  how=not-running
  for file in /proc/[0-9]*/comm; do
    [ -r "$file" ] || continue
    name=
    read -r name < "$file"
    if [ "$name" = asterisk ]; then how=no-answer; fi
  done
  printf 'how\t%s\n' "$how"
fi
printf 'end\n'
`,
);

export function readCalls(): Probe<Calls> {
  return defineProbe({
    script,
    fact: calls,
    read: (answer) => {
      const how = answer.one('how') as Calls['how'];
      if (how !== 'asterisk') {
        return { active: how === 'not-running' ? 0 : null, longestSeconds: null, how };
      }
      const counted = answer.optional('calls');
      const channels = answer.optional('channels');
      if (counted === null || channels === null) {
        throw unreadable(script.name, 'asterisk did not say how many calls are active');
      }
      const longest = answer.optional('longest');
      // A channel without a call is somebody whose call is just being set up.
      const settingUp = toInteger(script.name, channels) > 0 ? 1 : 0;
      return {
        active: Math.max(toInteger(script.name, counted), settingUp),
        longestSeconds: longest === null ? null : toInteger(script.name, longest),
        how,
      };
    },
  });
}
