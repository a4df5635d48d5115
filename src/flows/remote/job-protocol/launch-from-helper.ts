import type { RemoteScript } from '../../run/action.ts';
import { functionName } from './function-name.ts';
import { checkJobName } from './job-name.ts';
import { renderLaunch } from './launch-job.ts';
import { LAYOUT, type RemoteLayout } from './layout.ts';
import { RUN_JOB_LINES, renderJobEnvironment } from './run-job.ts';
import { scriptId } from './script-id.ts';
import type { JobCall, JobStart } from './start-job.ts';

/** Exit code when the installed helper knows the job, but in another version. */
export const OTHER_VERSION = 66;

/**
 * `job-start <job name> <script name> <script id> <arguments…>` of the helper. The helper puts a copy of itself into the job folder,
 * so an update of the helper never changes a running job. It is copied from its fixed path: under a digest rule sudo runs
 * it through a file descriptor, so `$0` does not say where it is.
 */
export function launchFromHelper(
  jobs: readonly RemoteScript[],
  layout: RemoteLayout = LAYOUT,
): RemoteScript {
  const cases = jobs.map(
    (script) => `    "${script.name} ${scriptId(script)}") main=${functionName(script)} ;;`,
  );
  const known = jobs.map((script) => script.name).join(' | ') || "''";
  const choose = `main=
  case "$2 $3" in
${cases.join('\n')}
  esac
  if [ -z "$main" ]; then
    case $2 in
      ${known}) exit ${OTHER_VERSION} ;;
    esac
    exit 64
  fi`;
  const write = `shift 3
{
  printf 'set --'
  for argument in "$@"; do
    printf " '%s'" "$argument"
  done
  printf '\\n'
} >"$job/args" || give_up 'the arguments could not be written'
{
  sed '$d' "${layout.helper}"
  printf '%s\\n' ${words(renderJobEnvironment(layout).split('\n'))}
  printf '%s\\n' "main() { $main \\"\\$@\\"; }"
  printf '%s\\n' ${words(RUN_JOB_LINES)}
} >"$job/script" || give_up 'the script could not be written'`;
  return { ...helperStart(layout), body: `${choose}\n${renderLaunch(write, layout)}` };
}

/**
 * `job-start` as its marker names it: without the table of jobs, so that another job in the helper does not make every
 * job's start look foreign. Each job's own version is compared by its id.
 */
export function helperStart(layout: RemoteLayout): RemoteScript {
  return { name: 'job-start', as: 'root', kind: 'job', body: renderLaunch('', layout) };
}

/** The call of the helper that starts a job. */
export function startJobByHelper(job: JobCall, layout: RemoteLayout = LAYOUT): JobStart {
  return {
    script: helperStart(layout),
    args: [checkJobName(job.name), job.script.name, scriptId(job.script), ...job.args],
  };
}

function words(lines: readonly string[]): string {
  return lines.map((line) => `'${line}'`).join(' ');
}
