import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { RemoteScript } from '../../run/action.ts';
import { checkJobName } from './job-name.ts';
import { jobText } from './job-text.ts';
import { renderLaunch } from './launch-job.ts';
import { LAYOUT, type RemoteLayout } from './layout.ts';
import { scriptId } from './script-id.ts';
import type { JobCall, JobStart } from './start-job.ts';

/** Exit code when the installed helper knows the job, but in another version. */
export const OTHER_VERSION = 66;

/**
 * `job-start <job name> <script name> <script id> <arguments…>` of the helper. The job's text comes out of the running helper, which
 * the shell has read to its end by then, and never from a path: what sudo has checked is what the job does, whatever becomes of
 * the file meanwhile.
 */
export function launchFromHelper(
  jobs: readonly RemoteScript[],
  layout: RemoteLayout = LAYOUT,
): RemoteScript {
  const cases = jobs.map(
    (script) => `    "${script.name} ${scriptId(script)}") job_script=${script.name} ;;`,
  );
  const known = jobs.map((script) => script.name).join(' | ') || "''";
  const choose = `job_script=
  case "$2 $3" in
${cases.join('\n')}
  esac
  if [ -z "$job_script" ]; then
    case $2 in
      ${known}) exit ${OTHER_VERSION} ;;
    esac
    exit 64
  fi`;
  const { head, tail } = jobText(layout);
  const write = `shift 3
{
  printf 'set --'
  for argument in "$@"; do
    printf " '%s'" "$argument"
  done
  printf '\\n'
} >"$job/args" || give_up 'the arguments could not be written'
{
${printed(head)}
case $job_script in
${jobs.map((script) => `${script.name})\n${printed(script.body)}\n;;`).join('\n')}
esac
${printed(tail)}
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

/** Shell that prints a text as it is. The end is made from what it encloses, so that no line in there can be it. */
function printed(text: string): string {
  const end = `END_${bytesToHex(sha256(utf8ToBytes(text))).slice(0, 12)}`;
  return `cat <<'${end}' || give_up 'the script could not be written'\n${text}\n${end}`;
}
