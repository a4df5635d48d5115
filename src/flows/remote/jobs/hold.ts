import type { JobAction } from '../../run/action.ts';
import { changingScript, defineJob } from './define-job.ts';
import { JOB_EXIT } from './exit-codes.ts';
import { HOLD_MARK, LOCK_FOLDER, UNDO_FOLDER } from './folders.ts';
import { releaseTimers } from './release-timers.ts';

/** An unattended upgrade that is running is waited for, never ended: it may be in the middle of dpkg. */
const TIMER_WAIT_SECONDS = 3600;
const LOOK_EVERY_SECONDS = 10;
const HOLD_TIMEOUT_MS = 3_900_000;

/** The services apt's timers start. The condition holds them however they are started, also right after a boot. */
export const APT_SERVICES = ['apt-daily.service', 'apt-daily-upgrade.service'] as const;
const MOTD = '/etc/update-motd.d/99-ucware-upgrade';

/**
 * `hold <run> <server> [run whose lock is taken over]`. Takes the server lock, then keeps apt's timers from starting
 * anything: each of their services gets a condition on a mark file, which survives reboots and ends with the mark. Running
 * it again under the same run changes nothing.
 */
export const HOLD = changingScript(
  'hold',
  `${UNDO_FOLDER}
check_run "$1" || return
mkdir -p "${LOCK_FOLDER.slice(0, LOCK_FOLDER.lastIndexOf('/'))}"
if ! mkdir "${LOCK_FOLDER}" 2>/dev/null; then
  holder=$(cat "${LOCK_FOLDER}/run" 2>/dev/null)
  holder=\${holder:-unknown}
  if [ "$holder" != "$1" ]; then
    if [ -z "$3" ] || [ "$holder" != "$3" ]; then
      echo "the server lock is held by run $holder since $(cat "${LOCK_FOLDER}/since" 2>/dev/null)"
      return ${JOB_EXIT.busy}
    fi
    echo "taking over the server lock of run $holder"
  fi
fi
printf '%s\\n' "$1" >"${LOCK_FOLDER}/run" || return
printf 'UCware upgrade of %s\\n' "$2" >"${LOCK_FOLDER}/reason"
printf 'ucware-upgrade\\n' >"${LOCK_FOLDER}/holder"
date -u +%Y-%m-%dT%H:%M:%SZ >"${LOCK_FOLDER}/heartbeat"
[ -s "${LOCK_FOLDER}/since" ] || date -u +%Y-%m-%dT%H:%M:%SZ >"${LOCK_FOLDER}/since"
printf '%s\\n' "$1" >"${HOLD_MARK}" || return
for service in ${APT_SERVICES.join(' ')}; do
  mkdir -p "/etc/systemd/system/$service.d" || return
  printf '# While the UCware upgrade runs. Remove the mark to end it.\\n[Unit]\\nConditionPathExists=!%s\\n' "${HOLD_MARK}" \\
    >"/etc/systemd/system/$service.d/50-ucware-upgrade.conf" || return
done
systemctl daemon-reload
if [ -d /etc/update-motd.d ]; then
  printf '#!/bin/sh\\necho\\necho "*** UCware upgrade in progress (run %s). Please do not use apt, do not reboot. ***"\\necho "*** UCware-Upgrade laeuft (Lauf %s). Bitte kein apt, kein Neustart. ***"\\n' "$1" "$1" >"${MOTD}" &&
    chmod 755 "${MOTD}"
fi
if command -v wall >/dev/null; then
  echo "UCware upgrade in progress (run $1). Please do not use apt, do not reboot." | wall 2>/dev/null
fi
waited=0
while :; do
  busy=
  for service in ${APT_SERVICES.join(' ')}; do
    case $(systemctl is-active "$service" 2>/dev/null) in
      active | activating | reloading | deactivating) busy=$service ;;
    esac
  done
  [ -n "$busy" ] || break
  if [ "$waited" -ge ${TIMER_WAIT_SECONDS} ]; then
    echo "ucware-upgrade: gave up waiting for $busy"
    return ${JOB_EXIT.busy}
  fi
  echo "ucware-upgrade: waiting for $busy to end"
  sleep ${LOOK_EVERY_SECONDS}
  waited=$((waited + ${LOOK_EVERY_SECONDS}))
done
echo "held for run $1"`,
);

/** `release-hold <run>`: gives lock and timers back, if they are held for this run; otherwise nothing is touched. */
export const RELEASE_HOLD = changingScript(
  'release-hold',
  `${UNDO_FOLDER}
check_run "$1" || return
if [ -d "${LOCK_FOLDER}" ] && [ "$(cat "${LOCK_FOLDER}/run" 2>/dev/null)" != "$1" ]; then
  echo "the server lock is held by run $(cat "${LOCK_FOLDER}/run" 2>/dev/null)"
  return ${JOB_EXIT.refused}
fi
${releaseTimers(HOLD_MARK, APT_SERVICES)}
rm -f "${MOTD}"
rm -rf "${LOCK_FOLDER}"
echo "released for run $1"`,
);

/** Takes the server lock for the run. `takeOver` is the run whose abandoned lock people allowed to take. */
export function hold(run: string, server: string, takeOver?: string): JobAction {
  const args = [run, server.replaceAll(/[^A-Za-z0-9.-]/g, '-'), ...(takeOver ? [takeOver] : [])];
  return defineJob(HOLD, args, { timeoutMs: HOLD_TIMEOUT_MS });
}

export function releaseHold(run: string): JobAction {
  return defineJob(RELEASE_HOLD, [run]);
}
