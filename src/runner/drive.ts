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
  await Promise.all([
    repeat(desk, signal, 'working on a server', () => turn(desk, reconciler, signal)),
    repeat(desk, signal, 'looking after a server', () => watch(desk, reconciler, signal)),
  ]);
}

async function repeat(
  desk: Desk,
  signal: AbortSignal,
  doing: string,
  work: () => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await work();
    } catch (error) {
      desk.problem = asCodedError(error);
      desk.log.error(doing, { server: desk.server.name, error: desk.problem.message });
      await desk.clock.sleep(TROUBLE_PAUSE_MS, signal);
    }
  }
}

/** Looks at the server every minute, also while a step runs or people are asked. */
async function watch(desk: Desk, reconciler: Reconciler, signal: AbortSignal): Promise<void> {
  const run = openRun(desk);
  const dueAt = run && reconciler.dueAt(run);
  if (run && dueAt !== undefined && desk.clock.now().toISOString() >= dueAt) {
    return reconciler.look(run, signal);
  }
  await desk.changed(dueAt, signal);
}

async function turn(desk: Desk, reconciler: Reconciler, signal: AbortSignal): Promise<void> {
  const before = openRun(desk);
  if (!before) {
    await desk.changed(undefined, signal);
    return;
  }
  // Nothing is begun on the strength of a look that is older than a minute, or from before the bot was restarted.
  const dueAt = reconciler.dueAt(before);
  if (dueAt !== undefined && desk.clock.now().toISOString() >= dueAt) {
    await reconciler.look(before, signal);
  }
  const run = openRun(desk);
  if (!run || signal.aborted) return;
  const decision = next(desk.flow, run, desk.server, desk.clock.now().toISOString());
  if (decision.do !== 'refuse') desk.problem = undefined;
  switch (decision.do) {
    case 'step':
      return takeStep(desk, run, decision.step, signal);
    case 'wait':
      return waitForPeople(desk, run, decision.step, decision.wakeAt, signal);
    case 'undo':
      return takeBack(desk, run, decision.step, signal);
    case 'end':
      return endRun(desk, run, decision.outcome);
    case 'refuse':
      desk.problem = new CodedError('flow-version-unknown', decision.found);
      await desk.changed(undefined, signal);
      return;
    case 'nothing':
      await desk.changed(undefined, signal);
      return;
  }
}

/** Waits for an answer, and looks again by itself when the step asked for that (a window opens, calls end). */
async function waitForPeople(
  desk: Desk,
  run: Run,
  step: Step,
  asked: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const wakeAt = desk.lookAgain?.seq === run.seq ? desk.lookAgain.at : asked;
  const due = await desk.changed(wakeAt, signal);
  if (openRun(desk)?.seq !== run.seq || !due || signal.aborted) return;
  await (run.abort ? takeBack(desk, run, step, signal) : takeStep(desk, run, step, signal));
}
