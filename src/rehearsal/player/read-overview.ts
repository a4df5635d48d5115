import type { AdminClient } from '../admin-client/admin-client.ts';
import type { Table } from '../admin-client/table.ts';

type Read<T> = readonly (readonly [RegExp, (admin: AdminClient) => T])[];

/** By the label of the form's field, in either language. */
const TABLES: Read<Table> = [
  [/^(?:Benutzerübersicht|User overview)/, (admin) => admin.users()],
  [/^(?:Faxnummern|Fax numbers) \(Administration/, (admin) => admin.faxes()],
  [
    /^(?:Gruppenübersicht|Group overview|(?:Gruppen|Groups) \(Administration)/,
    (admin) => admin.groups(),
  ],
];

const WORDS: Read<string> = [
  [/Eingerichtete Benutzer/, (admin) => String(admin.counts().users)],
  [/Eingerichtete Warteschlangen/, (admin) => String(admin.counts().queues)],
  [/Eingerichtete Faxe/, (admin) => String(admin.counts().faxes)],
  [/Eingerichtete Gruppen/, (admin) => String(admin.counts().groups)],
  [/^(?:Berechtigte Benutzergruppen|Permitted user groups)/, (admin) => userGroup(admin)],
];

/** The overview a field of a form asks for, as it is now. */
export function overviewFor(label: string, admin: AdminClient): Table | undefined {
  return TABLES.find(([pattern]) => pattern.test(label))?.[1](admin);
}

/** What else a field asks for that stands in the Admin client. */
export function wordsFor(label: string, admin: AdminClient): string | undefined {
  return WORDS.find(([pattern]) => pattern.test(label))?.[1](admin);
}

/** Whoever has to name one and sees none that is called like the fax names the first. */
function userGroup(admin: AdminClient): string {
  return admin.userGroups()[0]?.name ?? '';
}
