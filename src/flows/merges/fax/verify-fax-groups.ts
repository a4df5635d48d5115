import { quote, type Text } from '../../run/text.ts';
import type { Verification } from '../accounts/verification.ts';
import type { FaxGroup } from './fax-proposal.ts';
import type { FaxRow } from './fax-row.ts';
import type { GroupRow } from './group-row.ts';

/**
 * What second overviews of groups and faxes show of the fax groups that were decided. `created` holds the proposals whose group was
 * there before, or was ticked as created: such a group that is missing has vanished.
 */
export function verifyFaxGroups(
  decided: readonly FaxGroup[],
  faxes: readonly FaxRow[],
  groups: readonly GroupRow[],
  created: ReadonlySet<string> = new Set(),
): Verification[] {
  return decided.map((group) => {
    const wrong = [...groupDifferences(group, groups), ...faxDifferences(group, faxes)];
    const absent = !groups.some(
      ({ name, title, type }) => name === group.name || (title === group.title && type === 'fax'),
    );
    const gone = absent && created.has(group.proposal);
    return {
      proposal: group.proposal,
      person: group.title,
      state: wrong.length > 0 || gone ? 'different' : absent ? 'not-begun' : 'done',
      differences: [...(gone ? [vanished(group)] : absent ? [missing(group)] : []), ...wrong],
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

function vanished({ name }: FaxGroup): Text {
  return {
    de: `\`${quote(name)}\` war schon angelegt und fehlt in dieser Übersicht. Bitte klären, ob jemand die Gruppe gelöscht hat, und sie neu anlegen.`,
    en: `\`${quote(name)}\` was there already and is missing in this overview. Please find out whether somebody has deleted the group, and create it anew.`,
  };
}

const UNSEEN: Text = {
  de: 'Welche Faxnummern in der Gruppe sind und wer sie benutzen darf, zeigen die Übersichten nicht; das wurde von Hand abgehakt.',
  en: 'Which fax numbers are in the group and who may use it is not in the overviews; that was ticked by hand.',
};
