/**
 * What the practising person sees in the Admin client and copies out of it: the tables of the example in the vendor's article, as
 * a browser copies them, before and after the work.
 */
function table(head: string, rows: readonly string[]): string {
  return [head, ...rows].map((row) => row.replaceAll(' | ', '\t')).join('\n');
}

const USERS = 'Benutzername | Vorname | Nachname | Nebenstellen';
const USERS_BEFORE = table(USERS, [
  'armin.artmann | Armin | Artmann | 416',
  'armin.artmann.d | Armin | Artmann | 4161',
  'armin.artmann.m | Armin | Artmann | 4162',
  'iris.immsee | Iris | Immsee | 417',
  'iris.immsee.d | Iris | Immsee | 4171',
  'iris.immsee.m | Iris | Immsee | 4172',
  'ralf.ranke | Ralf | Ranke | 414',
  'ralf.ranke.d | Ralf | Ranke | 4141',
  'ralf.ranke.m | Ralf | Ranke | 4142',
  'sandra.singer | Sandra | Singer | 413',
  'sandra.singer.d | Sandra | Singer | 4131',
  'sandra.singer.m | Sandra | Singer | 4132',
  'supervisor | Richard | Rudolf | 410',
]);
const USERS_AFTER = table(USERS, [
  'armin.artmann | Armin | Artmann | 416, 4161, 4162',
  'iris.immsee | Iris | Immsee | 417, 4171, 4172',
  'ralf.ranke | Ralf | Ranke | 414, 4141, 4142',
  'sandra.singer | Sandra | Singer | 413, 4131, 4132',
  'supervisor | Richard | Rudolf | 410',
]);

const FAXES = table('Id | Name | Nebenstelle | TSI | Kopfzeile', [
  '7 | Fax Zentrale | 401 | +49 40 66969 401 | Musterfirma - Zentrale',
  '8 | Fax CEO | 402 | +49 40 66969 402 | Musterfirma - CEO',
  '9 | Fax Buchhaltung | 403 | +49 40 66969 403 | Musterfirma - Buchhaltung',
  '10 | Fax Lager | 404 | +49 40 66969 404 | Musterfirma - Lager',
]);

const GROUPS = 'Id | Titel | Name | Typ';
const GROUPS_BEFORE = [
  '1 | Admins | admins | user',
  '2 | All Users | users | user',
  '3 | All Hosts | hosts | host',
  '4 | All Queues | queues | queue',
  '13 | All faxes | faxes | fax',
  '21 | Zentrale | zentrale | user',
  '22 | CEO | ceo | user',
  '23 | Buchhaltung | buchhaltung | user',
  '24 | Lager | lager | user',
];
const FAX_GROUPS = [
  '75 | Faxgruppe Zentrale | faxgruppe_zentrale | fax',
  '76 | Faxgruppe CEO | faxgruppe_ceo | fax',
  '77 | Faxgruppe Buchhaltung | faxgruppe_buchhaltung | fax',
  '78 | Faxgruppe Lager | faxgruppe_lager | fax',
];

/** By the label of the form's field, in either language; what is more particular stands first. */
const TABLES: readonly (readonly [RegExp, string])[] = [
  [/Benutzerübersicht nach|User overview after/, USERS_AFTER],
  [/Benutzerübersicht|User overview/, USERS_BEFORE],
  [/Faxnummern|Fax numbers/, FAXES],
  [/Gruppenübersicht nach|Group overview/, table(GROUPS, [...GROUPS_BEFORE, ...FAX_GROUPS])],
  [/^(?:Gruppen|Groups) \(Administration/, table(GROUPS, GROUPS_BEFORE)],
];

/** The table a field of a form asks to be pasted, if it asks for one. */
export function tableFor(label: string): string | undefined {
  return TABLES.find(([pattern]) => pattern.test(label))?.[1];
}
