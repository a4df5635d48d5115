import { makeContext } from '../flows/run/context.ts';
import type { Choice, Question } from '../flows/run/question.ts';
import type { Run } from '../flows/run/run.ts';
import type { Step } from '../flows/run/step.ts';
import { same, type Text } from '../flows/run/text.ts';
import { validateAnswer } from '../flows/run/validate-answer.ts';
import { choicesFor, isSettled, itemsOf, REOPEN } from '../flows/run/worklist.ts';
import { type Desk, openRun } from './desk.ts';
import { refuse, refuseValues } from './replies.ts';
import type { Reply, Request, Requester } from './types.ts';
import { valuesOf } from './values-of.ts';

type AnswerRequest = Extract<Request, { do: 'answer' }>;

/** The open question an entry belongs to. */
export interface Open {
  readonly run: Run;
  readonly step: Step;
  readonly question: Question;
  readonly rev: number;
}

/**
 * Settles items of the open work list. Each is looked at as it is now: what somebody else has settled meanwhile, or what waits for
 * something else first, is refused and nothing is recorded.
 */
export async function enter(
  desk: Desk,
  { run, step, question, rev }: Open,
  request: AnswerRequest & { readonly items: readonly string[] },
  requester: Requester,
): Promise<Reply> {
  const at = desk.clock.now().toISOString();
  const ctx = makeContext(run, desk.server, step.id, at);
  const items = itemsOf(step.worklist?.(ctx) ?? { sections: [] });
  const entries = ctx.entries(question.id);
  let choice: Choice | undefined;
  for (const id of request.items) {
    const item = items.find((one) => one.id === id);
    if (!item) return refuse('stale');
    const entry = entries[id];
    if (isSettled(entry) && request.choice !== REOPEN.id) return refuse('settled', {}, item.title);
    if (item.locked && !isSettled(entry)) return refuse('locked', {}, item.locked);
    choice = choicesFor(item, entry).find((one) => one.id === request.choice);
    if (!choice) return refuse('unknown-choice');
    const given = { question: question.id, item: id, choice: choice.id, values: request.values };
    const fields = { ...validateAnswer(choice, request.values), ...step.check?.(given, ctx) };
    if (Object.keys(fields).length > 0) return refuseValues(choice, fields);
  }
  if (!choice) return refuse('unknown-choice');
  const values = valuesOf(choice, request.values);
  const answer = { choice: choice.id, values, by: requester.actor, at, rev };
  const recorded = await desk.record(
    run.id,
    {
      type: 'entered',
      step: step.id,
      question: question.id,
      items: [...request.items],
      answer,
    },
    () => {
      const latest = openRun(desk)?.state;
      return latest?.kind === 'waiting' && latest.rev === rev;
    },
  );
  return recorded ? { ok: true, text: noted(choice, request.items.length) } : refuse('stale');
}

function noted({ label }: Choice, count: number): Text {
  const times = same(count === 1 ? '' : ` (${count})`);
  return {
    de: `Festgehalten: ${label.de}${times.de}.`,
    en: `Noted: ${label.en}${times.en}.`,
  };
}
