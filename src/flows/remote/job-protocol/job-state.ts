import { z } from 'zod';
import type { RemoteLayout } from './layout.ts';

/**
 * What the server says about a job. `none`: no folder; `claimed`: a folder, but nothing has run; `interrupted`: it ran,
 * but its process is gone and left no exit code.
 */
export const JobState = z.enum(['none', 'claimed', 'started', 'ended', 'interrupted']);
export type JobState = z.infer<typeof JobState>;

/**
 * Shell function `job_state <folder>`: sets `state` and `code`. The exit file is looked for twice, because a job may end
 * between the first look and the question whether its process lives. A process counts only when its command line names
 * the job: process ids are used again.
 */
export function renderJobState(layout: RemoteLayout): string {
  return `job_alive() {
  case $(cat "/proc/$3/cmdline" 2>/dev/null | tr '\\0' ' ') in
    *"/$1/script "*) return 0 ;;
  esac
  [ "$2" = unit ] || return 1
  case $(systemctl is-active "ucware-upgrade-$1" 2>/dev/null) in
    active | activating | reloading) return 0 ;;
  esac
  return 1
}
job_state() {
  code=-
  if [ ! -d "$1" ]; then
    state=none
  elif [ -f "$1/exit" ]; then
    state=ended
    code=$(cat "$1/exit")
  elif [ ! -f "$1/started" ]; then
    state=claimed
  else
    boot= by= pid=
    while read -r key value; do
      case $key in
        boot) boot=$value ;;
        by) by=$value ;;
        pid) pid=$value ;;
      esac
    done <"$1/started"
    if [ "$boot" = "$(cat ${layout.bootId})" ] && job_alive "\${1##*/}" "$by" "$pid"; then
      state=started
    elif [ -f "$1/exit" ]; then
      state=ended
      code=$(cat "$1/exit")
    else
      state=interrupted
    fi
  fi
}`;
}
