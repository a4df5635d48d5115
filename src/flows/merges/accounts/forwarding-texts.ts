import { quote, type Text } from '../../run/text.ts';
import type { AccountItem } from './account-items.ts';
import type { ForwardingRow } from './forwarding.ts';

/** How one person's forwarding stands in a list. */
export function forwardingItem(row: ForwardingRow): Pick<AccountItem, 'id' | 'title' | 'detail'> {
  const { account, person, state, profiles, lostWith, critical, numbers, notes } = row;
  // Two people may have one name; their accounts have not.
  const who = person === account ? quote(person) : `${quote(person)} (\`${quote(account)}\`)`;
  const known = profiles.length > 0 ? ` (${quote(profiles.join(', '))})` : '';
  const from = lostWith.map((name) => `\`${quote(name)}\``).join(', ');
  const list = quote(numbers.join(', '));
  const open: Text = {
    de: `Im UCC-Client *Rufnummernkonfiguration* aufrufen, auf die Rufnummer klicken (${list}), das Rufumleitungsprofil wählen und *Speichern*.`,
    en: `In the UCC client open *Rufnummernkonfiguration* (numbers), click on the number (${list}), choose the forwarding profile and *Speichern* (save).`,
  };
  return {
    // One account can get the numbers of several.
    id: [state, account, ...(state === 'moved' ? lostWith : [])].join(':'),
    title:
      state === 'inactive'
        ? {
            de: `${who}: Rufumleitungsprofil aktivieren`,
            en: `${who}: activate the forwarding profile`,
          }
        : {
            de: `${who}: Rufumleitungsprofile neu anlegen`,
            en: `${who}: make forwarding profiles anew`,
          },
    detail: [
      ...(critical
        ? [{ de: `*Zuerst:* ${critical.de}.`, en: `*First of all:* ${critical.en}.` }]
        : []),
      WHY[state](from, known, list, `\`${quote(account)}\``),
      ...notes.map((note) => ({ de: `Notiert: ${quote(note)}`, en: `Noted: ${quote(note)}` })),
      open,
    ],
  };
}

const WHY: Readonly<
  Record<
    ForwardingRow['state'],
    (from: string, known: string, numbers: string, account: string) => Text
  >
> = {
  lost: (from, known) => ({
    de: `Gelöscht mit ${from}${known}. Bitte im UCC-Client neu anlegen, dann aktivieren.`,
    en: `Deleted with ${from}${known}. Please make them anew in the UCC client, then activate them.`,
  }),
  moved: (from, known, numbers, account) => ({
    de: `Profile von ${from}${known} galten für ${numbers}; das hat jetzt ${account}. Bitte dort im UCC-Client neu anlegen, dann aktivieren.`,
    en: `Profiles of ${from}${known} applied to ${numbers}, which ${account} has now. Please make them anew there in the UCC client, then activate them.`,
  }),
  inactive: (_, known) => ({
    de: `Nach dem Update inaktiv${known}.`,
    en: `Inactive after the update${known}.`,
  }),
};

/** A text to send to the users, in words for people who do not administer anything. */
export function forwardingNotice(rows: readonly ForwardingRow[]): Text {
  const lost = [
    ...new Set(rows.filter(({ state }) => state === 'lost').map(({ person }) => quote(person))),
  ];
  const names = lost.join(', ');
  return {
    de: [
      'Liebe Kolleginnen und Kollegen,',
      'unsere Telefonanlage läuft jetzt mit UCware 5. Rufumleitungsprofile gehören dort zu einer Rufnummer und sind nach dem Update alle ausgeschaltet.',
      'So schaltet ihr eures wieder ein: im UCC-Client *Rufnummernkonfiguration* aufrufen, auf die Rufnummer klicken, ins Feld „Kein Rufumleitungsprofil“ klicken, das Profil wählen und *Speichern*. Das geht für jede Rufnummer einzeln, auch zeitgesteuert.',
      ...(lost.length > 0
        ? [
            `Bei diesen Personen wurden mehrere Konten zu einem zusammengelegt; Profile der aufgelösten Konten sind weg und müssen neu angelegt werden: ${names}.`,
          ]
        : []),
      'Bitte prüft eure Umleitungen heute noch. Danke!',
    ].join('\n\n'),
    en: [
      'Dear colleagues,',
      'our telephone server now runs UCware 5. Forwarding profiles (Rufumleitungsprofile) belong to a number there, and after the update all of them are switched off.',
      'To switch yours on again: open *Rufnummernkonfiguration* in the UCC client, click on the number, click into the field “Kein Rufumleitungsprofil”, choose the profile and *Speichern* (save). Each number has its own, also by schedule.',
      ...(lost.length > 0
        ? [
            `For these people several accounts became one; profiles of the accounts that were given up are gone and have to be made anew: ${names}.`,
          ]
        : []),
      'Please check your forwarding today. Thank you!',
    ].join('\n\n'),
  };
}
