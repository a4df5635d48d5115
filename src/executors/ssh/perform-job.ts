import type { Clock } from '../../clock.ts';
import { CodedError } from '../../errors.ts';
import {
  OTHER_VERSION,
  startJobByHelper,
} from '../../flows/remote/job-protocol/launch-from-helper.ts';
import { NOT_LAUNCHED } from '../../flows/remote/job-protocol/launch-job.ts';
import type { RemoteLayout } from '../../flows/remote/job-protocol/layout.ts';
import { type JobReading, readJob } from '../../flows/remote/job-protocol/read-job.ts';
import { UNKNOWN_VERB } from '../../flows/remote/job-protocol/render-helper.ts';
import { revokeJob } from '../../flows/remote/job-protocol/revoke-job.ts';
import { startJob } from '../../flows/remote/job-protocol/start-job.ts';
import type { JobAction, JobResult } from '../../flows/run/action.ts';
import type { Errand } from '../types.ts';
import { POLL, pauseAfter } from './backoff.ts';
import { createJobTail } from './job-tail.ts';
import { createPatience } from './patience.ts';
import { performProbe } from './perform-probe.ts';
import type { RunScript } from './run-script.ts';

/** A claimed job whose process has not said so within this time will not come any more. */
const GRACE_MS = 15_000;
const START_MS = 60_000;

export interface Hands {
  readonly clock: Clock;
  readonly run: RunScript;
  readonly layout: RemoteLayout;
}

/**
 * Starts a job, or finds that it was started before, and follows it to its end in short calls. Losing the line on the way
 * changes nothing on the server: this end calls again and reads on at the byte where it was.
 */
export async function performJob(
  { clock, run, layout }: Hands,
  action: JobAction,
  errand: Errand,
): Promise<JobResult> {
  const { server, hostKey, jobName } = errand;
  if (jobName === undefined) throw new CodedError('unexpected', 'A job without a name.');
  const target = { server, hostKey };
  const patience = createPatience(clock, errand.signal, action.timeoutMs);
  const tail = createJobTail(errand.onChunk);
  const call = { name: jobName, script: action.script, args: action.args };
  const start = server.sudo === 'helper' ? startJobByHelper(call, layout) : startJob(call, layout);

  await patience.insist(async () => {
    const answer = await run(target, { ...start, timeoutMs: START_MS });
    if (answer.exitCode !== 0) throw notStarted(jobName, answer.exitCode, answer.stderr);
  });

  const claimedAt = clock.now().getTime();
  for (let quiet = 0; ; ) {
    const probe = readJob(jobName, tail.offsets(), layout);
    const reading = await patience.insist(() => performProbe(run, target, probe));
    const news = tail.add(reading);
    if (news && tail.behind(reading)) continue;
    const { state } = reading;
    if (state === 'ended' || state === 'interrupted') {
      return { state, exitCode: reading.exitCode, ...tail.end(), jobName };
    }
    if (state === 'none') throw new CodedError('remote-answer-unreadable', gone(jobName));
    const waited = clock.now().getTime() - claimedAt;
    const late = state === 'claimed' && waited >= GRACE_MS;
    // A launcher that is only slow must not do the work a second time, after a retry under another name.
    if (
      late &&
      (await patience.insist(() => performProbe(run, target, revokeJob(jobName, layout))))
    ) {
      throw new CodedError('job-never-started', {
        de: `${jobName}: kein Prozess nach ${GRACE_MS / 1000} s.`,
        en: `${jobName}: no process after ${GRACE_MS / 1000} s.`,
      });
    }
    if (patience.over()) throw new CodedError('job-still-running', lastSeen(jobName, reading));
    quiet = news ? 0 : quiet + 1;
    await patience.pause(pauseAfter(POLL, quiet));
  }
}

function notStarted(jobName: string, exitCode: number, stderr: string): CodedError {
  const found = `${jobName}: ${stderr.trim() || `exit code ${exitCode}`}`;
  if (exitCode === OTHER_VERSION || exitCode === UNKNOWN_VERB) {
    return new CodedError('helper-outdated', found);
  }
  if (exitCode === NOT_LAUNCHED) return new CodedError('job-never-started', found);
  return new CodedError('remote-command-failed', found);
}

function gone(jobName: string): string {
  return `The folder of job ${jobName} is not on the server any more.`;
}

function lastSeen(jobName: string, reading: JobReading): string {
  return `${jobName}: ${reading.state}, ${reading.log.size} bytes of output so far.`;
}
