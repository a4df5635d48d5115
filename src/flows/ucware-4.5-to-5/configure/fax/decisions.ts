import { readFaxGroup } from '../../../merges/fax/fax-fields.ts';
import type { FaxGroup, FaxProposal } from '../../../merges/fax/fax-proposal.ts';
import type { FaxRow } from '../../../merges/fax/fax-row.ts';
import type { GroupRow } from '../../../merges/fax/group-row.ts';
import { proposeFaxGroups } from '../../../merges/fax/propose-fax-groups.ts';
import type { Answer } from '../../../run/question.ts';
import type { StepContext } from '../../../run/step.ts';
import type { Text } from '../../../run/text.ts';
import { LIST } from '../../../steps/list-step.ts';
import { FAX, faxRows, groupRows } from './facts.ts';

/** The two overviews that fax groups are decided on; null where nobody has handed in the groups. */
export interface FaxTables {
  readonly faxes: readonly FaxRow[];
  readonly groups: readonly GroupRow[] | null;
}

export function faxTables(ctx: StepContext): FaxTables {
  return { faxes: ctx.get(faxRows) ?? [], groups: ctx.get(groupRows) ?? null };
}

export function faxProposals(ctx: StepContext): readonly FaxProposal[] {
  const { faxes, groups } = faxTables(ctx);
  return proposeFaxGroups(faxes, groups);
}

/** The groups people decided on, as far as they did. */
export function faxGroups(ctx: StepContext): FaxGroup[] {
  return groupsOn(faxTables(ctx), ctx.entries(LIST, FAX.decide));
}

/** What entries amount to on these overviews, be it those they were made on or others. */
export function groupsOn(tables: FaxTables, entries: Readonly<Record<string, Answer>>): FaxGroup[] {
  return proposeFaxGroups(tables.faxes, tables.groups).flatMap((proposal) => {
    const entry = entries[proposal.id];
    const read = entry && readEntry(proposal, entry, tables);
    return read && 'group' in read ? [read.group] : [];
  });
}

/** The group an entry stands for, or what is wrong with it; undefined for one that creates none. */
export function readEntry(
  proposal: FaxProposal,
  { choice, values }: Pick<Answer, 'choice' | 'values'>,
  { faxes, groups }: FaxTables,
): { readonly group: FaxGroup } | { readonly errors: Readonly<Record<string, Text>> } | undefined {
  switch (choice) {
    case 'accept':
      return { group: asProposed(proposal) };
    case 'edit':
      return readFaxGroup(proposal, values, faxes, groups);
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
