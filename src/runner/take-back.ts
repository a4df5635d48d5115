import { ERRORS } from '../errors.ts';
import { asCodes } from '../flows/remote/as-code.ts';
import type { Action, JobResult } from '../flows/run/action.ts';
import { mentionOf } from '../flows/run/actor.ts';
import { changedHostKey } from '../flows/run/changed-host-key.ts';
import { makeContext } from '../flows/run/context.ts';
import type { Learned } from '../flows/run/fact.ts';
import type { QuestionInput } from '../flows/run/question.ts';
import type { Run } from '../flows/run/run.ts';
import type { Step } from '../flows/run/step.ts';
import { stepRecord } from '../flows/run/step-record.ts';
import { foundIn } from '../flows/run/stuck.ts';
import { joinTexts, type Text } from '../flows/run/text.ts';
import { LEAVE, UNDO, undoQuestion } from '../flows/run/undo-question.ts';
import { askUnlessAsked } from './commit.ts';
import { type Desk, openRun } from './desk.ts';
import { jobsAtWork } from './jobs-at-work.ts';
import { jobNames, type Performed, performAll } from './perform.ts';

/**
 * Takes one change back. What does not work stays open: people are asked, and where the server could only not be reached it
 * is tried again every minute. The run ends when each change is back or a person decided to leave it.
 */
export async function takeBack(
  desk: Desk,
  run: Run,
  step: Step,
  signal: AbortSignal,
): Promise<void> {
  const { undo } = step;
  if (!undo) return;
  const left = leftAsItIs(run, step);
  if (left) return record(desk, run, step, false, left);
  const now = desk.clock.now().toISOString();
  const ctx = makeContext(run, desk.server, step.id, now);
  const actions = undo.run(ctx);
  const { attempt, undoAttempt } = stepRecord(run, step.id);
  const jobs = jobNames(run, `${step.id}-undo`, undoAttempt, actions);
  // Under the hands of a job that still works nothing is taken back: it would do it again, and the record would not be true.
  const atWork = await jobsAtWork(desk, run, jobs, signal);
  if (atWork.ok && atWork.names.length > 0) {
    const question = undoQuestion(step, stillAtWork(atWork.names), true, now);
    const asked = { type: 'asked' as const, step: step.id, attempt, question };
    return askUnlessAsked(desk, run, asked, () => openRun(desk)?.seq === run.seq);
  }
  const performed: Performed = atWork.ok
    ? await performAll(desk, actions, jobs, { signal })
    : { ...atWork, values: [] };
  // What a person said meanwhile counts more than a try that was cut off.
  if (signal.aborted || openRun(desk)?.seq !== run.seq) return;
  if (performed.ok && endedWell(actions, performed.values)) {
    const values = performed.values as never;
    const { question, facts } = undo.open?.(values, ctx) ?? { question: null, facts: [] };
    if (!question) return record(desk, run, step, true, undo.judge(values, ctx), facts);
    const open = { ...undoEvent({ ...question, whileStopping: true }, facts), attempt };
    const asked = { type: 'asked' as const, step: step.id, ...open };
    return askUnlessAsked(desk, run, asked, () => openRun(desk)?.seq === run.seq);
  }
  const { question, facts } = ask(desk, step, performed, now, () =>
    undo.judge(performed.values as never, ctx),
  );
  const asked = { type: 'asked', step: step.id, attempt, question, facts } as const;
  await askUnlessAsked(desk, run, asked, () => openRun(desk)?.seq === run.seq);
}

function stillAtWork(names: readonly string[]): Text {
  return {
    de: `Auf dem Server arbeitet noch ein Auftrag dieses Laufs (${asCodes(names)}). Er wird nicht abgebrochen; zurückgenommen wird, sobald er fertig ist.`,
    en: `A job of this run still works on the server (${asCodes(names)}). It is not stopped; it is taken back as soon as it has ended.`,
  };
}

function ask(
  desk: Desk,
  step: Step,
  performed: Performed,
  now: string,
  judged: () => Text,
): Pick<ReturnType<typeof undoEvent>, 'question' | 'facts'> {
  if (performed.ok) return undoEvent(undoQuestion(step, judged(), false, now));
  const { failure } = performed;
  const key = changedHostKey(failure, desk.server.name, true);
  if (key) return undoEvent(key.question, key.facts);
  const note = joinTexts([ERRORS[failure.code].sentence, foundIn(failure)], ' ');
  return undoEvent(undoQuestion(step, note, failure.code !== 'job-never-started', now));
}

function undoEvent(question: QuestionInput, facts: readonly Learned[] = []) {
  return { question, facts: [...facts] };
}

/** A person's decision to leave a change; a newer answer to the same question counts instead. */
function leftAsItIs(run: Run, step: Step): Text | null {
  const answer = run.answers[`${step.id}/${UNDO}`];
  if (answer?.choice !== LEAVE) return null;
  const who = mentionOf(answer.by);
  const reason = answer.values['reason'] ?? '';
  return {
    de: `So gelassen, entschieden von ${who}: ${reason}`,
    en: `Left as it is, decided by ${who}: ${reason}`,
  };
}

function endedWell(actions: readonly Action[], values: readonly unknown[]): boolean {
  return actions.every((action, at) => {
    if (action.kind !== 'job') return true;
    const { state, exitCode } = values[at] as JobResult;
    return state === 'ended' && exitCode === 0;
  });
}

async function record(
  desk: Desk,
  run: Run,
  step: Step,
  ok: boolean,
  note: Text,
  facts: readonly Learned[] = [],
): Promise<void> {
  await desk.record(run.id, { type: 'undo-ended', step: step.id, ok, note, facts: [...facts] });
}
