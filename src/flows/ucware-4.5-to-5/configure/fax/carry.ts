import type { FaxGroup, FaxProposal } from '../../../merges/fax/fax-proposal.ts';
import { proposeFaxGroups } from '../../../merges/fax/propose-fax-groups.ts';
import type { Answer } from '../../../run/question.ts';
import type { StepContext } from '../../../run/step.ts';
import { quote, type Text } from '../../../run/text.ts';
import { isSettled } from '../../../run/worklist.ts';
import { LIST } from '../../../steps/list-step.ts';
import { type CarriedOver, carryOver } from '../carry-over.ts';
import { type FaxTables, faxTables, groupsOn } from './decisions.ts';
import { FAX } from './facts.ts';

/** What becomes of the decisions about fax groups when these overviews take the place of the last. */
export function carryFaxes(tables: FaxTables, ctx: StepContext): CarriedOver {
  const entries = ctx.entries(LIST, FAX.decide);
  const before = faxTables(ctx);
  const [then, now] = [meantBy(before, entries), meantBy(tables, entries)];
  const means = (id: string, { group }: Meant): string =>
    `${entries[id]?.choice} ${JSON.stringify(group)}`;
  return carryOver(
    [...then]
      .filter(([id]) => isSettled(entries[id]))
      .map(([id, one]) => {
        const title = quote(one.group?.title ?? one.proposal.title);
        return { id, title: { de: title, en: title }, means: means(id, one) };
      }),
    new Map([...now].map(([id, one]) => [id, means(id, one)])),
    (id) => whyOf(then.get(id)?.group, now.get(id)),
  );
}

interface Meant {
  readonly proposal: FaxProposal;
  readonly group: FaxGroup | undefined;
}

function meantBy(
  tables: FaxTables,
  entries: Readonly<Record<string, Answer>>,
): ReadonlyMap<string, Meant> {
  const groups = new Map(groupsOn(tables, entries).map((group) => [group.proposal, group]));
  return new Map(
    proposeFaxGroups(tables.faxes, tables.groups).map((proposal) => [
      proposal.id,
      { proposal, group: groups.get(proposal.id) },
    ]),
  );
}

function whyOf(then: FaxGroup | undefined, now: Meant | undefined): Text {
  if (!now) return OTHER_FAXES;
  if (!now.group) return NO_LONGER;
  const [old, fresh] = [then, now.group].map((group) => quote(group?.userGroups.join(', ') || '–'));
  return {
    de: `berechtigt wäre jetzt ${fresh} statt ${old}`,
    en: `${fresh} would be permitted now instead of ${old}`,
  };
}

const OTHER_FAXES: Text = {
  de: 'der Vorschlag hat jetzt andere Faxnummern oder einen anderen Namen',
  en: 'the proposal has other fax numbers or another name now',
};
const NO_LONGER: Text = {
  de: 'so lässt es sich mit den neuen Übersichten nicht mehr anlegen: Name, Faxnummer oder Benutzergruppe passt nicht mehr',
  en: 'it cannot be created like this with the new overviews: name, fax number or user group no longer fits',
};
