import { z } from 'zod';
import type { Probe } from '../../run/action.ts';
import { defineFact } from '../../run/fact.ts';
import { defineProbe, readingScript } from '../define-probe.ts';
import { HOLD_MARK, LOCK_FOLDER } from './folders.ts';
import { APT_SERVICES } from './hold.ts';

const Hold = z.strictObject({
  /** The run that has the server lock; null when it is free. */
  run: z.string().nullable(),
  since: z.string().nullable(),
  reason: z.string().nullable(),
  /** Who took it, and when the holder's bot was last here (UTC, ISO). */
  holder: z.string().nullable(),
  heartbeat: z.string().nullable(),
  /** The mark is there and every service of apt's timers has its condition on it. */
  timersHeld: z.boolean(),
});
export type Hold = z.infer<typeof Hold>;

/** Who has the server lock, as the server says. */
const serverHold = defineFact('serverHold', Hold);

const script = readingScript(
  'read-hold',
  'root',
  `if [ -d "${LOCK_FOLDER}" ]; then
  for name in run since reason holder heartbeat; do
    printf '%s\\t%s\\n' "$name" "$(cat "${LOCK_FOLDER}/$name" 2>/dev/null | tr -c '[:print:]' ' ' | cut -c1-200)"
  done
  printf 'locked\\tyes\\n'
fi
held=yes
[ -e "${HOLD_MARK}" ] || held=no
for service in ${APT_SERVICES.join(' ')}; do
  grep -q "^ConditionPathExists=!${HOLD_MARK}\\$" "/etc/systemd/system/$service.d/50-ucware-upgrade.conf" 2>/dev/null || held=no
done
printf 'held\\t%s\\nend\\n' "$held"`,
);

export function readHold(): Probe<Hold> {
  return defineProbe({
    script,
    fact: serverHold,
    read: (answer) => ({
      // A lock whose holder was never written down is still a lock.
      run:
        answer.optional('locked') === null ? null : (answer.optional('run')?.trim() ?? 'unknown'),
      since: answer.optional('since')?.trim() ?? null,
      reason: answer.optional('reason')?.trim() ?? null,
      holder: answer.optional('holder')?.trim() ?? null,
      heartbeat: answer.optional('heartbeat')?.trim() ?? null,
      timersHeld: answer.one('held') === 'yes',
    }),
  });
}
