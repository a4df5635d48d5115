import type { AccountPlan } from '../../../merges/accounts/account-plan.ts';
import type { Decision } from '../../../merges/accounts/decision.ts';
import type { Merge } from '../../../merges/accounts/merge.ts';
import { mergesOf, proposalsOf } from '../../../merges/accounts/merges-of.ts';
import { ownersOf } from '../../../merges/accounts/owners-of.ts';
import type { Proposal } from '../../../merges/accounts/proposal.ts';
import { proposeMerges } from '../../../merges/accounts/propose-merges.ts';
import { readEdit } from '../../../merges/accounts/read-edit.ts';
import type { UserRow } from '../../../merges/accounts/user-row.ts';
import { oncePerRecord } from '../../../run/once-per-record.ts';
import type { Answer } from '../../../run/question.ts';
import type { Text } from '../../../run/text.ts';
import { LIST } from '../../../steps/list-step.ts';
import { accountRows, mergeSettings, STEPS } from './facts.ts';

/** Everything the list of proposals shows, as far as people have decided. */
export interface Decided {
  readonly plan: AccountPlan;
  /** Proposals somebody has ruled out for ever; they do not come back, but stay to be seen. */
  readonly never: readonly Proposal[];
  readonly decisions: readonly Decision[];
}

export const decided = oncePerRecord((ctx): Decided => {
  const [rows, settings] = [ctx.get(accountRows) ?? [], ctx.get(mergeSettings)];
  if (!settings)
    return { plan: { proposals: [], questions: [], alone: [] }, never: [], decisions: [] };
  const entries = ctx.entries(LIST, STEPS.decide);
  const all = proposeMerges(rows, settings, []);
  const apart = Object.values(entries)
    .filter(({ choice }) => choice === 'never')
    .map(accountsOf);
  const plan = apart.length === 0 ? all : proposeMerges(rows, settings, apart);
  const never = all.proposals.filter(({ id }) => entries[id]?.choice === 'never');
  const decisions = proposalsOf(plan).flatMap((proposal) => {
    const entry = entries[proposal.id];
    const decision = entry && decisionOf(proposal, entry, rows);
    return decision && !('errors' in decision) ? [decision] : [];
  });
  return { plan, never, decisions };
});

/** The merges that were decided; what contradicts itself is refused when it is entered. */
export const mergesIn = oncePerRecord((ctx): readonly Merge[] => {
  const { plan, decisions } = decided(ctx);
  return mergesOf(plan, decisions, ctx.get(accountRows) ?? []).merges;
});

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
