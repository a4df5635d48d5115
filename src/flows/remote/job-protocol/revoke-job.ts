import type { Probe, RemoteScript } from '../../run/action.ts';
import { readAnswer, unreadable } from '../answer.ts';
import { CHECK_NAME, checkJobName } from './job-name.ts';
import { LAYOUT, type RemoteLayout } from './layout.ts';

/**
 * `job-revoke <job name>`: makes sure that a job that was claimed and has not started never does. The launcher may only be slow (a
 * disk that stands still while a snapshot is taken): taking the folder `once` before it does what `run_job` would do, so its
 * process ends without doing anything. A process that took it and died before its start mark will not come any more.
 * May be repeated at will.
 */
export function revokeJobScript(layout: RemoteLayout): RemoteScript {
  return {
    name: 'job-revoke',
    as: 'root',
    kind: 'probe',
    body: `${CHECK_NAME}
check_name "$1"
job="${layout.jobs}/$1"
found=revoked
if ! mkdir "$job/once" 2>/dev/null; then
  if [ -f "$job/started" ] || [ ! -d "$job/once" ]; then
    found=kept
  else
    for line in /proc/[0-9]*/cmdline; do
      case $(tr '\\0' ' ' 2>/dev/null <"$line") in
        *"/$1/script "*) found=kept ;;
      esac
    done
  fi
fi
printf 'found\\t%s\\n' "$found"
printf 'end\\n'`,
  };
}

/** True when the job certainly never ran and never will. */
export function revokeJob(name: string, layout: RemoteLayout = LAYOUT): Probe<boolean> {
  const script = revokeJobScript(layout);
  return {
    kind: 'probe',
    script,
    args: [checkJobName(name)],
    timeoutMs: 20_000,
    parse(output) {
      const found = readAnswer(script.name, output).one('found');
      if (found !== 'revoked' && found !== 'kept') throw unreadable(script.name, found);
      return found === 'revoked';
    },
  };
}
