import { z } from 'zod';
import { takeLeftovers } from '../remote/jobs/conffiles.ts';
import { Leftover } from '../remote/jobs/leftovers.ts';
import type { JobAction } from '../run/action.ts';
import { defineFact, type Fact } from '../run/fact.ts';
import type { Answer } from '../run/question.ts';
import type { StepContext } from '../run/step.ts';
import { settleAll, toTake } from './leftovers-question.ts';
import type { Pass, Settled } from './pass.ts';

/** The lists people were asked about, oldest first. An answer counts for its own list and for no later one. */
export function listsAsked(pass: Pass): Fact<Leftover[][]> {
  return defineFact(`leftoversLists${pass.id}`, z.array(z.array(Leftover)));
}

/** Every list has a question of its own, so that what is taken from it is a job of its own. */
export function questionOf(list: number): string {
  return list === 0 ? 'leftovers' : `leftovers-${list + 1}`;
}

/** A list that was settled. */
export interface Round {
  readonly answer: Answer;
  readonly settled: readonly Settled[];
  /** Files whose vendor's version is wanted in place. */
  readonly taken: readonly Leftover[];
}

/** What people have settled so far, in the order of the lists. */
export function roundsOf(pass: Pass, ctx: StepContext): Round[] {
  return (ctx.get(listsAsked(pass)) ?? []).flatMap((asked, list) => {
    const answer = ctx.answer(questionOf(list));
    const settled = answer?.choice === 'settle' ? settleAll(asked, answer.values) : undefined;
    return answer && settled ? [{ answer, settled, taken: toTake(asked, answer.values) }] : [];
  });
}

export function takeJob(pass: Pass, ctx: StepContext, { taken }: Round): JobAction {
  return takeLeftovers(ctx.runId, pass.id, taken);
}

/** The list the next question is about: the last one while nobody has answered it, else one more. */
export function nextLists(
  pass: Pass,
  ctx: StepContext,
  open: readonly Leftover[],
): { readonly lists: Leftover[][]; readonly id: string } {
  const lists = ctx.get(listsAsked(pass)) ?? [];
  const last = lists.length - 1;
  const waits = last >= 0 && ctx.answer(questionOf(last)) === undefined;
  const before = waits ? lists.slice(0, last) : lists;
  return { lists: [...before, [...open]], id: questionOf(before.length) };
}

export function isSame(one: Leftover, other: Leftover): boolean {
  return one.path === other.path && one.md5 === other.md5;
}
