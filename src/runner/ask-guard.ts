import type { JobListing } from '../flows/remote/job-protocol/list-jobs.ts';
import { listJobs } from '../flows/remote/job-protocol/list-jobs.ts';
import type { Run } from '../flows/run/run.ts';
import { isGuardStale } from '../flows/run/stale-guard.ts';
import type { Step } from '../flows/run/step.ts';
import type { Desk } from './desk.ts';
import { type Performed, performAll } from './perform.ts';

/** How long the look whether a step is done already may take without making its guard's word older. */
const LOOK_TAKES_MS = 600_000;

/**
 * Called right before the first job of a step is sent. What its guard saw counts only for a while: a bot that was dead for a
 * night, or a line that was, must not begin in the morning what was safe in the evening. Then the guard looks again, unless
 * the server says that a job of this attempt (`jobs`, when it was begun before) is there already.
 */
export async function askGuard(
  desk: Desk,
  run: Run,
  step: Step,
  { takenAt, jobs, signal }: GuardParts,
): Promise<'go' | 'looks-again' | Extract<Performed, { ok: false }>> {
  const now = desk.clock.now().toISOString();
  const stale = isGuardStale(run, step, takenAt) || isGuardStale(run, step, now, LOOK_TAKES_MS);
  if (!step.guard || !stale) return 'go';
  if (jobs.length > 0) {
    const listed = await performAll(desk, [listJobs()], [], { signal });
    if (!listed.ok) return listed;
    const own = new Set(jobs);
    if ((listed.values[0] as readonly JobListing[]).some(({ name }) => own.has(name))) return 'go';
  }
  await desk.record(
    run.id,
    { type: 'looks-again', step: step.guard.step, before: step.id },
    () => desk.store.state().run?.seq === run.seq,
  );
  return 'looks-again';
}

interface GuardParts {
  /** When the step was taken, ISO. */
  readonly takenAt: string;
  readonly jobs: readonly string[];
  readonly signal: AbortSignal;
}
