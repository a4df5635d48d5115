import { CHECK_NAME } from './job-name.ts';
import type { RemoteLayout } from './layout.ts';

/** Exit codes of `job-start`, from sysexits: the folder could not be made; it was made, but nothing was started. */
const CANNOT_CREATE = 73;
export const NOT_LAUNCHED = 75;

/**
 * The body of `job-start`: claims the name, lets `write` put `script` and `args` into `$job`, and launches. `mkdir` is the
 * guard of at-most-once, so it comes without `-p`; a folder that is there already means that somebody else has started
 * the job, and this call only says so.
 *
 * `systemd-run` takes the job out of the SSH session; with `KillMode=process` daemons that maintainer scripts start
 * outlive it, with `--collect` a job that was killed does not leave the machine `degraded`. Where systemd does not run or
 * refuses, `setsid` does; it is inside `sh -c`, because not every shell we run in knows `&`.
 */
export function renderLaunch(write: string, layout: RemoteLayout): string {
  return `${CHECK_NAME}
give_up() {
  echo "claimed, but not started: $1" >&2
  exit ${NOT_LAUNCHED}
}
check_name "$1"
job="${layout.jobs}/$1"
unit="ucware-upgrade-$1"
mkdir -p "${layout.jobs}" && chmod 700 "${layout.jobs}" || exit ${CANNOT_CREATE}
if ! mkdir "$job"; then
  [ -d "$job" ] || exit ${CANNOT_CREATE}
  echo found
  exit 0
fi
chmod 700 "$job"
${write}
date -u +%Y-%m-%dT%H:%M:%SZ >"$job/claimed" || give_up 'the claim could not be written'
sync "$job/args" "$job/script" "$job/claimed" "$job" "${layout.jobs}"
if command -v systemd-run >/dev/null && systemd-run --quiet --collect --unit="$unit" \\
  -p KillMode=process --setenv=HOME=/root --setenv=LC_ALL=C.UTF-8 \\
  /bin/sh "$job/script" unit </dev/null >"$job/launch" 2>&1; then
  echo started
elif command -v setsid >/dev/null; then
  setsid sh -c '/bin/sh "$1" process </dev/null >/dev/null 2>&1 &' sh "$job/script" ||
    give_up 'setsid refused'
  echo started
else
  give_up 'neither systemd-run nor setsid works here'
fi`;
}
