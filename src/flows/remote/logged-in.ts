import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { defineProbe, readingScript } from './define-probe.ts';

const LoggedIn = z.array(
  z.strictObject({
    user: z.string(),
    terminal: z.string(),
    /** As the server says it, in its own time zone. */
    since: z.string(),
    /** Address, or empty at the console. */
    from: z.string(),
  }),
);
export type LoggedIn = z.infer<typeof LoggedIn>;

/** Who has a terminal open on the server. The bot itself opens none. */
export const loggedIn = defineFact('loggedIn', LoggedIn);

const script = readingScript(
  'logged-in',
  'user',
  String.raw`
who | awk '
  { gsub(/[^ -~]+/, "?") }
  NF >= 4 { from = $5; gsub(/[()]/, "", from); printf "login\t%s\t%s\t%s %s\t%s\n", $1, $2, $3, $4, from }'
printf 'end\n'
`,
);

export function readLoggedIn(): Probe<LoggedIn> {
  return defineProbe({
    script,
    fact: loggedIn,
    read: (answer) =>
      answer.rows('login', 4).map(([user = '', terminal = '', since = '', from = '']) => ({
        user,
        terminal,
        since,
        from,
      })),
  });
}
