import type { AccountPlan, AccountQuestion } from '../../../merges/accounts/account-plan.ts';
import type { Decision } from '../../../merges/accounts/decision.ts';
import type { Merge } from '../../../merges/accounts/merge.ts';
import { mergesOf, proposalsOf } from '../../../merges/accounts/merges-of.ts';
import { ownersOf } from '../../../merges/accounts/owners-of.ts';
import type { Proposal } from '../../../merges/accounts/proposal.ts';
import { proposeMerges } from '../../../merges/accounts/propose-merges.ts';
import { readEdit } from '../../../merges/accounts/read-edit.ts';
import type { MergeSettings } from '../../../merges/accounts/settings.ts';
import type { UserRow } from '../../../merges/accounts/user-row.ts';
import { oncePerRecord } from '../../../run/once-per-record.ts';
import type { Answer } from '../../../run/question.ts';
import type { StepContext } from '../../../run/step.ts';
import type { Text } from '../../../run/text.ts';
import { LIST } from '../../../steps/list-step.ts';
import { accountRows, mergeSettings, STEPS } from './facts.ts';

/** A “never merge these”; with what it was said of, where the table would still ask it. */
export interface RuledOut {
  readonly id: string;
  readonly accounts: readonly string[];
  readonly proposal: Proposal | undefined;
  readonly question: AccountQuestion | undefined;
}

/** A question's place in the list is that of the merge it would be, so that an answer means the same either way. */
export function itemIdOf({ id, ifOne }: AccountQuestion): string {
  return ifOne?.id ?? id;
}

/** The accounts each item of a plan is about. */
export function accountsById({
  proposals,
  questions,
}: AccountPlan): Map<string, readonly string[]> {
  return new Map([
    ...proposals.map(({ id, before }) => [id, before.map(({ account }) => account)] as const),
    ...questions.map(
      (one) => [itemIdOf(one), one.accounts.map(({ username }) => username)] as const,
    ),
  ]);
}

/** Everything the list of proposals shows, as far as people have decided. */
export interface Decided {
  readonly plan: AccountPlan;
  /** What somebody has ruled out for ever and the plan therefore no longer asks; it stays to be seen and can be opened again. */
  readonly ruledOut: readonly RuledOut[];
  readonly decisions: readonly Decision[];
}

export const decided = oncePerRecord((ctx): Decided => {
  const [rows, settings] = [ctx.get(accountRows) ?? [], ctx.get(mergeSettings)];
  if (!settings)
    return { plan: { proposals: [], questions: [], alone: [] }, ruledOut: [], decisions: [] };
  return decideOn(rows, settings, ctx.entries(LIST, STEPS.decide));
});

/** What entries amount to on an overview, be it the one they were made on or another. */
export function decideOn(
  rows: readonly UserRow[],
  settings: MergeSettings,
  entries: Readonly<Record<string, Answer>>,
): Decided {
  const all = proposeMerges(rows, settings, []);
  const said = Object.entries(entries).filter(([, { choice }]) => choice === 'never');
  const apart = said.map(([, entry]) => accountsOf(entry));
  const plan = apart.length === 0 ? all : proposeMerges(rows, settings, apart);
  const asked = new Set([...plan.proposals.map(({ id }) => id), ...plan.questions.map(itemIdOf)]);
  const ruledOut = said
    .filter(([id]) => !asked.has(id))
    .map(([id, entry]) => ({
      id,
      accounts: accountsOf(entry),
      proposal: all.proposals.find((one) => one.id === id),
      question: all.questions.find((one) => itemIdOf(one) === id),
    }));
  const decisions = proposalsOf(plan).flatMap((proposal) => {
    const entry = entries[proposal.id];
    const decision = entry && decisionOf(proposal, entry, rows);
    return decision && !('errors' in decision) ? [decision] : [];
  });
  return { plan, ruledOut, decisions };
}

/** The merges that were decided; what contradicts itself is refused when it is entered. */
export const mergesIn = oncePerRecord((ctx): readonly Merge[] => {
  const { plan, decisions } = decided(ctx);
  return mergesOf(plan, decisions, ctx.get(accountRows) ?? []).merges;
});

/** Whether the list was closed: where it was left out, nothing that stands on it happens. */
export function decidedToMerge({ run }: StepContext): boolean {
  return run.answers[`${STEPS.decide}/${LIST}`]?.choice === 'yes';
}

type Entered = Pick<Answer, 'choice' | 'values'>;

/** What an entry says about a proposal; undefined for one that merges nothing. */
export function decisionOf(
  proposal: Proposal,
  { choice, values }: Entered,
  rows: readonly UserRow[],
): Decision | { readonly errors: Readonly<Record<string, Text>> } | undefined {
  switch (choice) {
    case 'accept':
      return { choice, proposal: proposal.id };
    case 'edit': {
      const read = readEdit(proposal, values, ownersOf(rows));
      return read.ok ? read.decision : read;
    }
    default:
      return undefined;
  }
}

function accountsOf({ values }: Entered): string[] {
  return (values['accounts'] ?? '').split(',').filter((name) => name !== '');
}
