import { JOB_EXIT } from './exit-codes.ts';

/** Where the bot keeps what has to survive a reboot, on the server. */
export const STATE_FOLDER = '/var/lib/ucware-upgrade';

/** The server lock: a folder, because making one is atomic. */
export const LOCK_FOLDER = `${STATE_FOLDER}/lock`;

/** While this file exists, apt's timers start nothing. Taking it away by hand is a way back, too. */
export const HOLD_MARK = `${STATE_FOLDER}/hold`;

/**
 * Shell functions: `check_run` refuses what is no run id, `check_lock` what has not (or no longer) the server lock, `undo_folder` makes the folder of a run for what its changes need
 * to be taken back, closed to everybody but root (it may hold credentials), and sets `undo`.
 */
export const UNDO_FOLDER = `
check_run() {
  if [ -z "$1" ] || [ "$(printf '%s' "$1" | tr -d 'a-z0-9.-'; echo .)" != . ]; then
    echo "no run: $1" >&2
    return ${JOB_EXIT.badArgument}
  fi
  case $1 in
    .* | -*)
      echo "no run: $1" >&2
      return ${JOB_EXIT.badArgument}
      ;;
  esac
}
check_lock() {
  check_run "$1" || return
  holder=$(cat "${LOCK_FOLDER}/run" 2>/dev/null)
  if [ "$holder" != "$1" ]; then
    echo "nothing was done: the server lock is held by \${holder:-nobody}, not by run $1"
    return ${JOB_EXIT.refused}
  fi
}
undo_folder() {
  check_run "$1" || return
  undo="${STATE_FOLDER}/undo/$1"
  mkdir -p "$undo" && chmod 700 "${STATE_FOLDER}/undo" "$undo"
}`;
