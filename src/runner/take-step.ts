import { asCodedError } from '../errors.ts';
import type { Failure } from '../flows/run/action.ts';
import { changedHostKey } from '../flows/run/changed-host-key.ts';
import { makeContext } from '../flows/run/context.ts';
import type { Run } from '../flows/run/run.ts';
import type { Step, StepContext } from '../flows/run/step.ts';
import { stepRecord } from '../flows/run/step-record.ts';
import { failureVerdict, type Retry, retryAfter } from '../flows/run/stuck.ts';
import { fail, skip, type Verdict } from '../flows/run/verdict.ts';
import { askGuard } from './ask-guard.ts';
import { commit } from './commit.ts';
import { type Desk, openRun } from './desk.ts';
import { followProgress } from './follow-progress.ts';
import { jobNames, performAll } from './perform.ts';

interface Judged {
  readonly verdict: Verdict;
  readonly retry: Retry;
}

const ANEW: Retry = { sameAttempt: false };

/**
 * Takes one step: looks whether it is already done, does it, judges, records. After a crash in the middle the same call
 * attaches to the job that is already on the server. Waiting steps that are woken come here, too: an unchanged question
 * is not recorded again.
 */
export async function takeStep(
  desk: Desk,
  run: Run,
  step: Step,
  signal: AbortSignal,
): Promise<void> {
  const { status, startedAt: begun } = stepRecord(run, step.id);
  // Still running at this point: the bot was killed in the middle, and the work has gone on meanwhile.
  const startedAt = status === 'running' && begun ? Date.parse(begun) : desk.clock.now().getTime();
  const cut = interruption(desk, run, step, signal);
  try {
    const judged = await attempt(desk, run, step, cut.signal).catch(unexpected);
    // What a person said meanwhile, or the bot being stopped, counts more than a look that was cut off.
    if (judged === null || cut.signal.aborted || movedOn(desk, run, step)) return;
    await commit(desk, step, {
      verdict: judged.verdict,
      retry: judged.retry,
      durationMs: desk.clock.now().getTime() - startedAt,
      still: () => !movedOn(desk, run, step),
    });
  } finally {
    cut.release();
  }
}

async function attempt(
  desk: Desk,
  run: Run,
  step: Step,
  signal: AbortSignal,
): Promise<Judged | null> {
  const record = stepRecord(run, step.id);
  const ctx = makeContext(run, desk.server, step.id, desk.clock.now().toISOString());
  const resuming = record.jobs.length > 0 && !record.adopt;
  if (step.done && !resuming) {
    const look = await lookIfDone(desk, step, ctx, record.adopt, signal);
    if (look) return { verdict: look, retry: ANEW };
  }
  const actions = step.run(ctx);
  const jobs = jobNames(run, step.id, record.attempt, actions);
  if (jobs.length > 0) {
    const begun = resuming ? record.jobs : [];
    const told = await askGuard(desk, run, step, { takenAt: ctx.now, jobs: begun, signal });
    if (told === 'looks-again' || signal.aborted) return null;
    if (told !== 'go') return judgeFailure(desk, step, ctx, told.failure, resuming);
  }
  if (actions.length > 0 && run.state.kind === 'working') {
    const begun = await desk.record(
      run.id,
      { type: 'step-started', step: step.id, attempt: record.attempt, jobs },
      () => !movedOn(desk, run, step),
    );
    if (!begun) return null;
  }
  const progress = followProgress(desk, run, step, actions);
  const performed = await performAll(desk, actions, jobs, { signal, ...progress });
  if (signal.aborted) return null;
  if (performed.ok) return { verdict: step.judge(performed.values as never, ctx), retry: ANEW };
  return judgeFailure(desk, step, ctx, performed.failure, jobs.length > 0);
}

/** `begun`: whether a job of this attempt may be on the server. */
function judgeFailure(
  desk: Desk,
  step: Step,
  ctx: StepContext,
  failure: Failure,
  begun: boolean,
): Judged {
  const own = step.onFailure?.(failure, ctx);
  return {
    verdict: own ?? changedHostKey(failure, desk.server.name, false) ?? failureVerdict(failure),
    retry: retryAfter(step, failure.code, begun),
  };
}

/** A verdict when the server shows that there is nothing to do, or that it cannot be looked at; else null. */
async function lookIfDone(
  desk: Desk,
  step: Step,
  ctx: StepContext,
  adopting: boolean,
  signal: AbortSignal,
): Promise<Verdict | null> {
  if (!step.done) return null;
  const looked = await performAll(desk, step.done.probes(ctx), [], { signal });
  if (!looked.ok) {
    const { failure } = looked;
    return changedHostKey(failure, desk.server.name, false) ?? failureVerdict(failure);
  }
  const { isDone, learns, tells } = step.done;
  const evidence = isDone(looked.values as never, ctx);
  if (evidence) {
    const values = looked.values as never;
    return skip(evidence, {
      facts: learns?.(values, ctx) ?? [],
      notices: tells?.(values, ctx) ?? [],
    });
  }
  if (!adopting) return null;
  return fail(
    {
      de: 'Auf dem Server ist dieser Schritt noch nicht erledigt.',
      en: 'This step is not done on the server yet.',
    },
    {
      de: 'Von Hand zu Ende bringen und erneut prüfen, oder erneut versuchen.',
      en: 'Finish it by hand and check again, or retry.',
    },
  );
}

function unexpected(thrown: unknown): Judged {
  const error = asCodedError(thrown);
  return {
    verdict: failureVerdict({ code: error.code, found: error.found, foundText: error.foundText }),
    retry: { sameAttempt: true },
  };
}

/** True when a person's answer, an abort or a restored snapshot overtook the step while it was looking. */
function movedOn(desk: Desk, before: Run, step: Step): boolean {
  const run = openRun(desk);
  if (!run || run.id !== before.id || run.epoch !== before.epoch) return true;
  if (before.state.kind !== 'waiting') return false;
  return (
    run.state.kind !== 'waiting' || run.state.step !== step.id || run.state.rev !== before.state.rev
  );
}

/**
 * Ends the waiting when the bot stops, when the server turned out to be older than the record, or, if the step may be cut
 * off, when somebody asked to stop or answered the question it is looking for.
 */
function interruption(
  desk: Desk,
  before: Run,
  step: Step,
  signal: AbortSignal,
): { signal: AbortSignal; release(): void } {
  const stop = new AbortController();
  const ended = new AbortController();
  void (async () => {
    while (!ended.signal.aborted) {
      const run = openRun(desk);
      if (run?.epoch !== before.epoch) return stop.abort();
      if (step.interruptible && (run.abort || movedOn(desk, before, step))) return stop.abort();
      await desk.changed(undefined, ended.signal);
    }
  })();
  return { signal: AbortSignal.any([signal, stop.signal]), release: () => ended.abort('over') };
}
