import type { Person } from '../config/server.ts';
import { makeContext } from '../flows/run/context.ts';
import { validateAnswer } from '../flows/run/validate-answer.ts';
import { type Desk, openRun } from './desk.ts';
import { enter } from './enter.ts';
import { namedPeople } from './named-people.ts';
import { refuse, refuseValues } from './replies.ts';
import type { Reply, Request, Requester } from './types.ts';
import { valuesOf } from './values-of.ts';

type AnswerRequest = Extract<Request, { do: 'answer' }>;

/**
 * Takes an answer when it belongs to exactly the question that is open (rule 7). A second, late or foreign click finds
 * another revision and changes nothing.
 */
export async function answer(
  desk: Desk,
  request: AnswerRequest,
  requester: Requester,
  people: readonly Person[],
): Promise<Reply> {
  const run = openRun(desk);
  if (!run || run.id !== request.run) return refuse('stale');
  const { state } = run;
  const fits =
    state.kind === 'waiting' &&
    state.step === request.step &&
    state.rev === request.rev &&
    state.question.id === request.question;
  if (!fits) return refuse('stale');
  const { question } = state;
  const step = desk.flow.steps.find(({ id }) => id === state.step);
  const { items } = request;
  if (items) {
    if (question.kind !== 'worklist' || !step) return refuse('stale');
    return enter(desk, { run, step, question, rev: state.rev }, { ...request, items }, requester);
  }
  const choice = question.choices.find((candidate) => candidate.id === request.choice);
  if (!choice) return refuse('unknown-choice');
  const now = desk.clock.now().toISOString();
  const named = namedPeople(choice, request.values, desk.server, people, requester);
  const filled = named.ok ? named.values : request.values;
  const given = { question: question.id, choice: choice.id, values: filled };
  const fields = {
    ...(named.ok ? {} : named.fields),
    ...validateAnswer(choice, filled),
    ...step?.check?.(given, makeContext(run, desk.server, state.step, now)),
  };
  if (Object.keys(fields).length > 0) return refuseValues(choice, fields);
  const values = valuesOf(choice, filled);
  const answered = {
    choice: choice.id,
    values,
    by: requester.actor,
    at: now,
    rev: state.rev,
    ...(question.plan ? { planHash: question.plan.hash } : {}),
  };
  const recorded = await desk.record(
    run.id,
    { type: 'answered', step: state.step, question: question.id, answer: answered },
    () => {
      const latest = openRun(desk)?.state;
      return latest?.kind === 'waiting' && latest.rev === state.rev;
    },
  );
  if (!recorded) return refuse('stale');
  return {
    ok: true,
    text: { de: `Beantwortet: ${choice.label.de}.`, en: `Answered: ${choice.label.en}.` },
  };
}
