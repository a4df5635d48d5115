import { readFaxGroup } from '../../../merges/fax/fax-fields.ts';
import type { FaxGroup, FaxProposal } from '../../../merges/fax/fax-proposal.ts';
import { proposeFaxGroups } from '../../../merges/fax/propose-fax-groups.ts';
import type { Answer } from '../../../run/question.ts';
import type { StepContext } from '../../../run/step.ts';
import type { Text } from '../../../run/text.ts';
import { LIST } from '../../../steps/list-step.ts';
import { FAX, faxRows, groupRows } from './facts.ts';

export function faxProposals(ctx: StepContext): readonly FaxProposal[] {
  return proposeFaxGroups(ctx.get(faxRows) ?? [], ctx.get(groupRows) ?? null);
}

/** The groups people decided on, as far as they did. */
export function faxGroups(ctx: StepContext): FaxGroup[] {
  const entries = ctx.entries(LIST, FAX.decide);
  return faxProposals(ctx).flatMap((proposal) => {
    const entry = entries[proposal.id];
    const read = entry && readEntry(proposal, entry, ctx);
    return read && 'group' in read ? [read.group] : [];
  });
}

/** The group an entry stands for, or what is wrong with it; undefined for one that creates none. */
export function readEntry(
  proposal: FaxProposal,
  { choice, values }: Pick<Answer, 'choice' | 'values'>,
  ctx: StepContext,
): { readonly group: FaxGroup } | { readonly errors: Readonly<Record<string, Text>> } | undefined {
  switch (choice) {
    case 'accept':
      return { group: asProposed(proposal) };
    case 'edit':
      return readFaxGroup(proposal, values, ctx.get(faxRows) ?? [], ctx.get(groupRows) ?? null);
    default:
      return undefined;
  }
}

function asProposed({ id, title, name, faxes, userGroup }: FaxProposal): FaxGroup {
  return {
    proposal: id,
    title,
    name,
    extensions: faxes.map(({ extension }) => extension),
    userGroups: userGroup ? [userGroup.name] : [],
  };
}
