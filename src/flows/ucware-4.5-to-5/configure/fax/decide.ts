import type { UserRow } from '../../../merges/accounts/user-row.ts';
import { faxFields } from '../../../merges/fax/fax-fields.ts';
import { FINAL_NAME, faxItem, leftOutFaxes, PRIVACY } from '../../../merges/fax/fax-items.ts';
import type { FaxGroup, FaxProposal } from '../../../merges/fax/fax-proposal.ts';
import type { GroupRow } from '../../../merges/fax/group-row.ts';
import { counted } from '../../../run/counted.ts';
import type { StepContext } from '../../../run/step.ts';
import { REASON } from '../../../run/stuck.ts';
import { joinTexts, quote, type Text } from '../../../run/text.ts';
import { pass } from '../../../run/verdict.ts';
import { type ItemChoice, LATER, type Worklist } from '../../../run/worklist.ts';
import { LIST, listStep } from '../../../steps/list-step.ts';
import { leftOutNote, SKIP_PART } from '../../../steps/skip-part.ts';
import { decidedToMerge, mergesIn } from '../accounts/decisions.ts';
import { accountRows, STEPS } from '../accounts/facts.ts';
import { anotherTable, restsOnIt, startsOver } from '../start-over.ts';
import { faxCollisions } from './collisions.ts';
import { faxGroups, faxProposals, faxTables, readEntry } from './decisions.ts';
import { FAX, faxRows } from './facts.ts';
import { faxTicksIn } from './work.ts';

const AFTER = [FAX.work, FAX.verify];
const DECIDED = {
  one: { de: 'Fax-Gruppe ist', en: 'fax group is' },
  many: { de: 'Fax-Gruppen sind', en: 'fax groups are' },
};
const NEW_FAXES: Text = {
  de: 'Faxübersicht neu übergeben',
  en: 'Hand in the fax overview anew',
};

export const decideFaxGroups = listStep({
  id: FAX.decide,
  phase: 'configure',
  title: { de: 'Fax-Gruppen festgelegt', en: 'Fax groups decided' },
  why: {
    de: 'Wer in einer Fax-Gruppe ist, sieht alle ihre Faxe. Das entscheidet, wer die Abteilungen kennt.',
    en: 'Whoever is in a fax group sees all of its faxes. Somebody who knows the departments decides that.',
  },
  guide: [
    'Fax-Berechtigungen pro Faxnummer',
    'Fax-Gruppe erstellen und vorhandene Faxnummern zuweisen',
  ],
  unless: (ctx) =>
    faxProposals(ctx).length === 0
      ? pass({ de: 'Es gibt keine Faxnummern.', en: 'There are no fax numbers.' }, { skips: AFTER })
      : null,
  list: listOf,
  ask: () => ({
    text: {
      de: 'Vorschläge für Fax-Gruppen, je Unternehmensbereich eine.',
      en: 'Proposals for fax groups, one for each department.',
    },
    notes: [PRIVACY, FINAL_NAME],
  }),
  check: ({ item, choice, values }, ctx) => {
    const proposal = faxProposals(ctx).find(({ id }) => id === item);
    const read = proposal && readEntry(proposal, { choice, values }, faxTables(ctx));
    if (!read) return {};
    if ('errors' in read) return { ...read.errors };
    const found = Object.entries(faxCollisions(read.group, values, ctx));
    // Whoever accepts has no field; the reply says it.
    return Object.fromEntries(
      choice === 'edit' ? found : found.map(([, why]) => ['collision', why]),
    );
  },
  more: [anotherTable(NEW_FAXES, [FAX.overview, FAX.decide])],
  checkMore: (choice, ctx) => (startsOver(choice) ? restsOnIt(faxTicksIn(ctx)) : {}),
  close: (answer, ctx) => {
    if (answer.choice === 'skip-part') return pass(leftOutNote(answer), { skips: AFTER });
    const groups = faxGroups(ctx);
    const shared = inSeveral(groups);
    const left = leftOutFaxes(ctx.get(faxRows) ?? [], groups).map(({ extension }) => extension);
    const without = quote(left.join(', '));
    const decided = counted(groups.length, DECIDED);
    const note =
      left.length === 0
        ? {
            de: `${decided.de} festgelegt, jede Faxnummer hat ihre Gruppe.`,
            en: `${decided.en} decided, every fax number has its group.`,
          }
        : {
            de: `${decided.de} festgelegt. Ohne Gruppe, und damit im Fax-Management für niemanden erreichbar: ${without}.`,
            en: `${decided.en} decided. Without a group, and so reachable for nobody in the fax management: ${without}.`,
          };
    const whole = shared ? joinTexts([note, shared], ' ') : note;
    return pass(whole, groups.length === 0 ? { skips: AFTER } : {});
  },
});

function listOf(ctx: StepContext): Worklist {
  const groups = new Map(faxGroups(ctx).map((group) => [group.proposal, group]));
  const items = faxProposals(ctx).map((proposal) => {
    const item = faxItem(proposal, usersLeft(ctx));
    return {
      ...item,
      detail: [...placedElsewhere(proposal, groups), ...item.detail],
      amounts: amountsTo(groups.get(proposal.id)),
      choices: choicesOf(proposal, faxTables(ctx).groups),
    };
  });
  return { sections: [{ id: 'groups', title: { de: 'Fax-Gruppen', en: 'Fax groups' }, items }] };
}

/** Before somebody accepts: which of its numbers another group has been given meanwhile. */
function placedElsewhere(
  { id, faxes }: FaxProposal,
  groups: ReadonlyMap<string, FaxGroup>,
): Text[] {
  if (groups.has(id)) return [];
  return [...groups.values()].flatMap(({ title, extensions }) => {
    const common = faxes.flatMap(({ extension }) =>
      extensions.includes(extension) ? [extension] : [],
    );
    if (common.length === 0) return [];
    const [numbers, group] = [quote(common.join(', ')), quote(title)];
    return [
      {
        de: `*Achtung:* ${numbers} steht schon in der Gruppe „${group}“, für die Sie sich entschieden haben.`,
        en: `*Note:* ${numbers} is in the group “${group}” already, which you have decided on.`,
      },
    ];
  });
}

/** The accounts that are left once everything is merged; all of them where the merges were left out. */
function usersLeft(ctx: StepContext): UserRow[] {
  const merges = decidedToMerge(ctx) && !workLeftOut(ctx) ? mergesIn(ctx) : [];
  const removed = new Set(merges.flatMap((merge) => merge.removed));
  return (ctx.get(accountRows) ?? []).filter(({ username }) => !removed.has(username));
}

function workLeftOut({ run }: StepContext): boolean {
  return run.answers[`${STEPS.work}/${LIST}`]?.choice === SKIP_PART.id;
}

/** A title says neither which numbers a group has in the end nor who may use it. */
function amountsTo(group: FaxGroup | undefined): Text | undefined {
  if (!group) return undefined;
  const name = quote(group.name);
  const [numbers, users] = [group.extensions, group.userGroups].map((all) => quote(all.join(', ')));
  return {
    de: `\`${name}\` („${quote(group.title)}“); Faxnummern: ${numbers}; berechtigt: ${users}`,
    en: `\`${name}\` (“${quote(group.title)}”); fax numbers: ${numbers}; permitted: ${users}`,
  };
}

/** Fax numbers in more than one group: whoever is in either sees the faxes of both. */
function inSeveral(groups: readonly FaxGroup[]): Text | undefined {
  const all = groups.flatMap(({ extensions }) => extensions);
  const twice = [...new Set(all.filter((one, at) => all.indexOf(one) !== at))];
  if (twice.length === 0) return undefined;
  const list = quote(twice.join(', '));
  return {
    de: `In mehreren Gruppen, also für die Mitglieder jeder davon sichtbar: ${list}.`,
    en: `In several groups, and so visible to the members of each: ${list}.`,
  };
}

/** Where no user group fits, somebody has to name one: then there is nothing to accept. */
function choicesOf(proposal: FaxProposal, groups: readonly GroupRow[] | null): ItemChoice[] {
  const fields = [...faxFields(proposal, groups)];
  const label = { de: 'Ändern …', en: 'Change …' };
  const accept: ItemChoice = {
    id: 'accept',
    sign: '✔',
    label: { de: 'Annehmen', en: 'Accept' },
    style: 'primary',
  };
  const ways: ItemChoice[] =
    proposal.userGroup === null
      ? [
          {
            id: 'edit',
            sign: '✎',
            label: { de: 'Festlegen …', en: 'Decide …' },
            style: 'primary',
            fields,
          },
        ]
      : [accept, { id: 'edit', sign: '✎', label, fields }];
  return [
    ...ways,
    { id: LATER, label: { de: 'Später', en: 'Later' } },
    { id: 'refuse', sign: '✗', label: { de: 'Ablehnen …', en: 'Refuse …' }, fields: [REASON] },
  ];
}
