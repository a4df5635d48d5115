import type { RemoteLayout } from './layout.ts';
import { renderEnvironment } from './render-script.ts';

/**
 * Shell function `run_job <folder> <unit|process> <arguments…>`: what the detached process does around `main`.
 * The folder `once` lets a second process of the same job (a launcher that reported an error after it had worked) end
 * without doing anything. Nothing runs unless `started` is on disk, and `exit` appears whole or not at all.
 */
export function renderRunJob(layout: RemoteLayout): string {
  return `run_job() {
  job=$1
  by=$2
  shift 2
  mkdir "$job/once" 2>/dev/null || exit 0
  {
    printf 'boot %s\\n' "$(cat ${layout.bootId})"
    printf 'by %s\\n' "$by"
    printf 'pid %s\\n' "$$"
    printf 'at %s\\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
  } >"$job/started.new" && sync "$job/started.new" && mv "$job/started.new" "$job/started" || exit 0
  sync "$job"
  (main "$@") </dev/null >"$job/log" 2>&1 3>"$job/status"
  code=$?
  sync "$job/log" "$job/status"
  printf '%s\\n' "$code" >"$job/exit.new" && sync "$job/exit.new" && mv "$job/exit.new" "$job/exit"
  sync "$job"
  exit 0
}`;
}

/** The end of every job file: arguments come from a file, since systemd would expand `$` in a command line. */
export const RUN_JOB_LINES: readonly string[] = [
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell that expands it
  'job_folder=${0%/*}',
  'job_by=$1',
  '. "$job_folder/args"',
  'run_job "$job_folder" "$job_by" "$@"',
];

/** What a job finds around it, however it was launched. */
export function renderJobEnvironment(layout: RemoteLayout): string {
  return `${renderEnvironment(layout)}
export HOME=/root
unset SUDO_COMMAND SUDO_USER SUDO_UID SUDO_GID`;
}
