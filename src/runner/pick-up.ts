import { BOT } from '../flows/run/actor.ts';
import type { Run } from '../flows/run/run.ts';
import { stepRecord } from '../flows/run/step-record.ts';
import type { Desk } from './desk.ts';

interface SeenJob {
  readonly name: string;
  readonly state: string;
}

const WITH_A_PROCESS = ['started', 'ended', 'interrupted'];
const OVER = ['ended', 'interrupted'];

/**
 * Goes on by itself after lost contact, when the server shows that this starts nothing anew: the attempt's job is there, or
 * the step only looks. True when it did.
 */
export async function pickUp(desk: Desk, run: Run, jobs: readonly SeenJob[]): Promise<boolean> {
  if (run.state.kind !== 'waiting') return false;
  const { step, question, rev } = run.state;
  const own = new Set(stepRecord(run, step).jobs);
  const states = jobs.filter(({ name }) => own.has(name)).map(({ state }) => state);
  const may =
    question.pickUp === 'when-back' ||
    (question.pickUp === 'when-found' && states.some((state) => WITH_A_PROCESS.includes(state))) ||
    (question.pickUp === 'when-ended' && states.some((state) => OVER.includes(state)));
  if (!may) return false;
  const at = desk.clock.now().toISOString();
  const answer = { choice: 'retry', values: {}, by: BOT, at, rev };
  const given = await desk.record(
    run.id,
    { type: 'answered', step, question: question.id, answer },
    () => isOpen(desk, rev),
  );
  return given !== undefined;
}

/** Whether nobody has answered or replaced the question meanwhile. */
function isOpen(desk: Desk, rev: number): boolean {
  const state = desk.store.state().run?.state;
  return state?.kind === 'waiting' && state.rev === rev;
}
