import { quote, type Text } from '../../run/text.ts';
import type { UserRow } from '../accounts/user-row.ts';
import type { FaxGroup, FaxProposal } from './fax-proposal.ts';
import type { FaxRow } from './fax-row.ts';
import type { GroupRow } from './group-row.ts';
import { membersOf } from './members-of.ts';

/** Said with every fax group before it is decided. */
export const PRIVACY: Text = {
  de: '*Datenschutz:* Alle Mitglieder der Benutzergruppe sehen alle gesendeten und empfangenen Faxe der Fax-Gruppe.',
  en: '*Privacy:* all members of the user group see all faxes sent and received with the fax group.',
};

export const FINAL_NAME: Text = {
  de: 'Name und Typ einer Gruppe lassen sich später nicht mehr ändern, nur der Titel.',
  en: 'Name and type of a group cannot be changed later, only the title.',
};

/** More people than this are counted, not named. */
const NAMED = 20;

/** How a proposed fax group stands in a list. `users` tell who is in the user group, where their overview says so. */
export function faxItem(
  proposal: FaxProposal,
  users: readonly UserRow[],
): {
  readonly id: string;
  readonly title: Text;
  readonly detail: readonly Text[];
} {
  const { id, title, name, evidence, userGroup, warnings } = proposal;
  const [shown, code] = [quote(title), quote(name)];
  const group = userGroup ? `${quote(userGroup.title)} (\`${quote(userGroup.name)}\`)` : '–';
  return {
    id,
    title: { de: `${shown}`, en: `${shown}` },
    detail: [
      {
        de: `Titel „${shown}“, Name \`${code}\`, Typ \`fax\`. ${FINAL_NAME.de}`,
        en: `Title “${shown}”, name \`${code}\`, type \`fax\`. ${FINAL_NAME.en}`,
      },
      ...evidence.map((text) => ({ de: `• ${text.de}`, en: `• ${text.en}` })),
      { de: `Berechtigt: ${group}`, en: `Permitted: ${group}` },
      ...(userGroup ? peopleIn(userGroup, users) : []),
      ...warnings,
      ...sharedWithUsers(
        proposal.faxes.map(({ extension }) => extension),
        users,
      ),
      PRIVACY,
    ],
  };
}

function peopleIn(group: GroupRow, users: readonly UserRow[]): Text[] {
  const people = membersOf(group, users);
  if (people.length === 0) return [];
  const names = quote(people.slice(0, NAMED).join(', '));
  const more = people.length > NAMED ? ' …' : '';
  return [
    {
      de: `Das sind zurzeit ${people.length}: ${names}${more}`,
      en: `At present these are ${people.length}: ${names}${more}`,
    },
  ];
}

/** Fax numbers that are the extension of a user, too: calls and faxes would go to one of the two. */
export function sharedWithUsers(
  extensions: readonly string[],
  users: readonly UserRow[],
): readonly Text[] {
  return extensions.flatMap((extension) => {
    const holders = users.filter(({ numbers }) => numbers.includes(extension));
    if (holders.length === 0) return [];
    const names = holders.map(({ username }) => `\`${quote(username)}\``).join(', ');
    return [
      {
        de: `*Achtung:* ${quote(extension)} ist zugleich die Nebenstelle von ${names}. Bitte im Admin-Client klären, wem die Nummer gehört.`,
        en: `*Note:* ${quote(extension)} is the extension of ${names} as well. Please settle in the Admin client whose number it is.`,
      },
    ];
  });
}

/** Fax numbers in no decided group: nobody reaches them in the fax management. */
export function leftOutFaxes(faxes: readonly FaxRow[], groups: readonly FaxGroup[]): FaxRow[] {
  const placed = new Set(groups.flatMap(({ extensions }) => extensions));
  return faxes.filter(({ extension }) => !placed.has(extension));
}
