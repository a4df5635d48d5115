import type { AccountPlan } from './account-plan.ts';
import { decideMerge, type MergeProblem, problemsOf } from './decide-merge.ts';
import type { Decision } from './decision.ts';
import type { Merge } from './merge.ts';
import { ownersOf } from './owners-of.ts';
import type { Proposal } from './proposal.ts';
import type { UserRow } from './user-row.ts';

/** Everything in a plan that can be accepted: proposals, and what questions would mean if the accounts are one person. */
export function proposalsOf({ proposals, questions }: AccountPlan): Proposal[] {
  return [...proposals, ...questions.flatMap(({ ifOne }) => ifOne ?? [])];
}

/**
 * The merges that decisions about a plan amount to, without those that cannot be carried out. Decisions about proposals that no longer
 * exist do not count.
 */
export function mergesOf(
  plan: AccountPlan,
  decisions: readonly Decision[],
  rows: readonly UserRow[],
): { readonly merges: readonly Merge[]; readonly problems: readonly MergeProblem[] } {
  const known = new Map(proposalsOf(plan).map((proposal) => [proposal.id, proposal]));
  const owners = ownersOf(rows);
  let merges = decisions.flatMap((decision) => {
    const proposal = known.get(decision.proposal);
    return (proposal && decideMerge(proposal, decision)) ?? [];
  });
  const problems: MergeProblem[] = [];
  // One merge that falls away can leave another without the account that takes its number.
  for (;;) {
    const found = problemsOf(merges, owners);
    if (found.length === 0) return { merges, problems };
    const flawed = new Set(found.map(({ proposal }) => proposal));
    merges = merges.filter(({ proposal }) => !flawed.has(proposal));
    problems.push(...found);
  }
}
