import { quote, type Text } from '../../run/text.ts';
import type { Verification } from '../accounts/verification.ts';
import type { FaxGroup } from './fax-proposal.ts';
import type { FaxRow } from './fax-row.ts';
import type { GroupRow } from './group-row.ts';

/** What second overviews of groups and faxes show of the fax groups that were decided. */
export function verifyFaxGroups(
  decided: readonly FaxGroup[],
  faxes: readonly FaxRow[],
  groups: readonly GroupRow[],
): Verification[] {
  return decided.map((group) => {
    const wrong = [...groupDifferences(group, groups), ...faxDifferences(group, faxes)];
    const found = groups.some(({ name }) => name === group.name);
    return {
      proposal: group.proposal,
      person: group.title,
      state: wrong.length > 0 ? 'different' : found ? 'done' : 'not-begun',
      differences: wrong.length > 0 || found ? wrong : [missing(group)],
      unseen: [UNSEEN],
    };
  });
}

function groupDifferences(group: FaxGroup, groups: readonly GroupRow[]): Text[] {
  const found = groups.find(({ name }) => name === group.name);
  const namesake = groups.find(({ title, type }) => title === group.title && type === 'fax');
  const name = quote(group.name);
  if (!found && namesake) {
    return [
      {
        de: `„${quote(group.title)}“ heißt \`${quote(namesake.name)}\` statt \`${name}\`. Der Name lässt sich nicht ändern: so lassen, oder löschen und neu anlegen.`,
        en: `“${quote(group.title)}” is called \`${quote(namesake.name)}\` instead of \`${name}\`. The name cannot be changed: leave it, or delete and create it anew.`,
      },
    ];
  }
  if (!found) return [];
  const type = quote(found.type);
  return [
    ...(found.type === 'fax'
      ? []
      : [
          {
            de: `\`${name}\` hat den Typ ${type} statt fax. Der Typ lässt sich nicht ändern: Bitte löschen und neu anlegen.`,
            en: `\`${name}\` has type ${type} instead of fax. The type cannot be changed: please delete and create it anew.`,
          },
        ]),
    ...(found.title === group.title
      ? []
      : [
          {
            de: `\`${name}\` hat den Titel „${quote(found.title)}“ statt „${quote(group.title)}“.`,
            en: `\`${name}\` has the title “${quote(found.title)}” instead of “${quote(group.title)}”.`,
          },
        ]),
  ];
}

function faxDifferences({ extensions }: FaxGroup, faxes: readonly FaxRow[]): Text[] {
  const known = new Set(faxes.map(({ extension }) => extension));
  return extensions
    .filter((extension) => !known.has(extension))
    .map((extension) => ({
      de: `Die Faxnummer ${quote(extension)} gibt es nicht mehr.`,
      en: `Fax number ${quote(extension)} no longer exists.`,
    }));
}

function missing({ name }: FaxGroup): Text {
  return {
    de: `\`${quote(name)}\` ist noch nicht angelegt.`,
    en: `\`${quote(name)}\` has not been created yet.`,
  };
}

const UNSEEN: Text = {
  de: 'Welche Faxnummern in der Gruppe sind und wer sie benutzen darf, zeigen die Übersichten nicht; das wurde von Hand abgehakt.',
  en: 'Which fax numbers are in the group and who may use it is not in the overviews; that was ticked by hand.',
};
