import { CodedError } from '../../../errors.ts';
import type { RemoteScript } from '../../run/action.ts';
import { checkJobName } from './job-name.ts';
import { jobText } from './job-text.ts';
import { renderLaunch } from './launch-job.ts';
import { LAYOUT, type RemoteLayout } from './layout.ts';
import { quoteArguments } from './quote-arguments.ts';
import { scriptId } from './script-id.ts';

export interface JobCall {
  readonly name: string;
  readonly script: RemoteScript;
  readonly args: readonly string[];
}

/** A call of `job-start`: the script and its arguments. */
export interface JobStart {
  readonly script: RemoteScript;
  readonly args: readonly string[];
}

/**
 * The call that starts a job, or finds that it was started before. It carries the job's whole text, which is written into
 * the job folder before anything runs; the bot may go away at any moment after it.
 */
export function startJob(job: JobCall, layout: RemoteLayout = LAYOUT): JobStart {
  if (job.script.kind !== 'job') throw new CodedError('unexpected', `${job.script.name} is no job`);
  const { head, tail } = jobText(layout);
  const text = `${head}\n${job.script.body}\n${tail}`;
  const args = quoteArguments(job.args);
  // Made from what it encloses, so that no line in there can be the end by chance or on purpose.
  const end = `END_${scriptId({ ...job.script, body: `${args}\n${text}` })}`;
  const write = `cat >"$job/args" <<'${end}' || give_up 'the arguments could not be written'
set -- ${args}
${end}
cat >"$job/script" <<'${end}' || give_up 'the script could not be written'
${text}
${end}`;
  return {
    script: { name: 'job-start', as: 'root', kind: 'job', body: renderLaunch(write, layout) },
    args: [checkJobName(job.name)],
  };
}
