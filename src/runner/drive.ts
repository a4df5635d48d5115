import { asCodedError, CodedError } from '../errors.ts';
import { next } from '../flows/run/next.ts';
import type { Run } from '../flows/run/run.ts';
import type { Step } from '../flows/run/step.ts';
import { type Desk, openRun } from './desk.ts';
import { endRun } from './end-run.ts';
import { createReconciler, type Reconciler } from './reconcile.ts';
import { takeBack } from './take-back.ts';
import { takeStep } from './take-step.ts';

/** Pause after an error of the bot itself (a full disk under the state folder, say) before it tries again. */
const TROUBLE_PAUSE_MS = 5_000;

/**
 * Works on one server until the signal aborts: looks at the record, does what should happen next, records what did
 * happen. It keeps nothing in memory that the record does not say, so it may die between any two lines.
 */
export async function drive(desk: Desk, signal: AbortSignal): Promise<void> {
  const reconciler = createReconciler(desk);
  while (!signal.aborted) {
    try {
      await turn(desk, reconciler, signal);
    } catch (error) {
      desk.problem = asCodedError(error);
      desk.log.error('working on a server', {
        server: desk.server.name,
        error: desk.problem.message,
      });
      await desk.clock.sleep(TROUBLE_PAUSE_MS, signal);
    }
  }
}

async function turn(desk: Desk, reconciler: Reconciler, signal: AbortSignal): Promise<void> {
  const run = openRun(desk);
  if (!run) return desk.changed(undefined, signal);
  const lookAt = reconciler.dueAt(run);
  if (lookAt !== undefined && desk.clock.now().toISOString() >= lookAt && !isRollbackOpen(run)) {
    if (await reconciler.look(run, signal)) return;
  }
  const decision = next(desk.flow, run, desk.server, desk.clock.now().toISOString());
  if (decision.do !== 'refuse') desk.problem = undefined;
  switch (decision.do) {
    case 'step':
      return takeStep(desk, run, decision.step, signal);
    case 'wait':
      return waitForPeople(desk, run, decision.step, decision.wakeAt, lookAt, signal);
    case 'undo':
      return takeBack(desk, run, decision.step, signal);
    case 'end':
      return endRun(desk, run, decision.outcome);
    case 'refuse':
      desk.problem = new CodedError('flow-version-unknown', decision.found);
      return desk.changed(undefined, signal);
    case 'nothing':
      return desk.changed(undefined, signal);
  }
}

/** Waits for an answer, and looks again by itself when the step asked for that (a window opens, calls end). */
async function waitForPeople(
  desk: Desk,
  run: Run,
  step: Step,
  asked: string | undefined,
  lookAt: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const wakeAt = desk.lookAgain?.seq === run.seq ? desk.lookAgain.at : asked;
  await desk.changed([wakeAt, lookAt].filter((at) => at !== undefined).sort()[0], signal);
  const unchanged = openRun(desk)?.seq === run.seq;
  const due = wakeAt !== undefined && desk.clock.now().getTime() >= Date.parse(wakeAt);
  if (unchanged && due && !signal.aborted) await takeStep(desk, run, step, signal);
}

/** While people are asked about a restored snapshot, looking again would only find the same. */
function isRollbackOpen(run: Run): boolean {
  return run.state.kind === 'waiting' && run.state.question.id === 'rolled-back';
}
