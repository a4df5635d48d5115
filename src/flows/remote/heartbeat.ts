import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { defineProbe, readingScript } from './define-probe.ts';
import { LOCK_FOLDER } from './jobs/folders.ts';

/** Whether the server lock belongs to the run that asked. */
const ours = defineFact('lockIsOurs', z.boolean());

/**
 * `heartbeat <run>`: writes the time into the server lock, if it is this run's. The one probe that writes: it may be repeated
 * at will, and a lock that says when its holder was last here is what lets people take over a stale one.
 */
const script = readingScript(
  'heartbeat',
  'root',
  `ours=no
if [ -n "$1" ] && [ "$(cat "${LOCK_FOLDER}/run" 2>/dev/null)" = "$1" ]; then
  ours=yes
  date -u +%Y-%m-%dT%H:%M:%SZ 2>/dev/null >"${LOCK_FOLDER}/heartbeat"
fi
printf 'ours\\t%s\\nend\\n' "$ours"`,
);

export function heartbeat(): Probe<boolean> {
  return defineProbe({ script, fact: ours, read: (answer) => answer.one('ours') === 'yes' });
}
