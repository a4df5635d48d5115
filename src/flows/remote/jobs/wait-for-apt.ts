import { readAptLocks } from '../apt-locks.ts';
import { JOB_EXIT } from './exit-codes.ts';

/** Unattended upgrades of a server that was off for long take a while; after this the job gives up and says who it was. */
const APT_WAIT_SECONDS = 3600;
/** How long a job waits that begins on the word of a look. */
export const BRIEFLY_SECONDS = 300;
const LOOK_EVERY_SECONDS = 10;

/**
 * Shell function `wait_for_apt [seconds]`: apt 1.6 cannot wait for locks itself, so each job does, with the holder's name in its log.
 * It never ends the holder, and where nobody can be seen it does not take that for nobody.
 */
export const WAIT_FOR_APT = `
apt_lock_holders() {
${readAptLocks().script.body.trim()}
}
wait_for_apt() {
  waited=0
  while :; do
    seen=$(apt_lock_holders 2>/dev/null)
    case $seen in
      *end) ;;
      *)
        echo 'ucware-upgrade: cannot see who works on packages, /proc/locks is not readable'
        return ${JOB_EXIT.unavailable}
        ;;
    esac
    holder=$(printf '%s\\n' "$seen" | awk -F'\\t' '
      $1 == "holder" && !done { sub(/ +$/, "", $5); printf "%s (pid %s, %s)", $5, $3, $2; done = 1 }')
    [ -n "$holder" ] || return 0
    if [ "$waited" -ge "\${1:-${APT_WAIT_SECONDS}}" ]; then
      echo "ucware-upgrade: gave up waiting for $holder"
      return ${JOB_EXIT.busy}
    fi
    echo "ucware-upgrade: waiting for $holder"
    sleep ${LOOK_EVERY_SECONDS}
    waited=$((waited + ${LOOK_EVERY_SECONDS}))
  done
}`;
