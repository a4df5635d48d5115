import { z } from 'zod';
import type { Probe } from '../../run/action.ts';
import { defineFact } from '../../run/fact.ts';
import { defineProbe, readingScript } from '../define-probe.ts';
import { SHOW_FILE } from './folders.ts';

const own = defineFact('conffiles-readable', z.string().nullable());

/**
 * `conffiles-readable <path>`: a file as the ordinary user may read it. What a package only begins to ship is none of dpkg's yet, and
 * which files it ships is known from a folder of the user's; so root shows nothing of it.
 */
const script = readingScript(
  'conffiles-readable',
  'user',
  String.raw`${SHOW_FILE}
if [ -r "$1" ]; then show own "$1"; fi
printf 'end\n'`,
);

/** The file in base64; null when it is not there, closed to the user, or too large. It may hold secrets: never to be recorded. */
export function readReadable(path: string): Probe<string | null> {
  return defineProbe({
    script,
    fact: own,
    args: [path],
    read: (answer) => answer.rows('own', 1)[0]?.[0] ?? null,
  });
}
