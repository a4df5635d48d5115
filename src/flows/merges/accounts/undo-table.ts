import type { Language, Text } from '../../run/text.ts';
import { HANGING_NAMES, type Inventory } from './hanging.ts';
import type { Merge } from './merge.ts';
import type { Inventories } from './plan-work.ts';
import { SLOT_NAMES } from './slot.ts';
import type { UserRow } from './user-row.ts';

/** Headers the import knows, so that the table can be read back; the remarks behind them it leaves alone. */
const HEADERS = [
  'Benutzername',
  'Vorname',
  'Nachname',
  'E-Mail',
  'Nebenstellen',
  'Slots',
  'Gruppen',
  'Telefone',
  'Rufumleitungsprofile',
] as const;
const REMARKS: readonly Text[] = [
  { de: 'Wurde', en: 'Became' },
  { de: 'Daran hing', en: 'What hung on it' },
  { de: 'Notiz', en: 'Note' },
];
const STAYS: Text = { de: 'bleibt', en: 'stays' };

/**
 * Every account that merges touch, as it was before: the way back, if somebody has to create an account anew. A CSV file that opens
 * in a spreadsheet with a double click (mark, semicolons) and that the import reads again.
 */
export function undoTable(
  merges: readonly Merge[],
  rows: readonly UserRow[],
  inventories: Inventories,
  language: Language,
): string {
  const headers = [...HEADERS, ...REMARKS.map((remark) => remark[language])];
  const fates = fatesOf(merges);
  const lines = rows.flatMap((row) => {
    const fate = fates.get(row.username);
    return fate === undefined
      ? []
      : [lineOf(row, fate[language], inventories[row.username], language)];
  });
  return `\ufeff${[headers.join(';'), ...lines].join('\r\n')}\r\n`;
}

/** What becomes of each touched account; also of those a number is taken from. */
function fatesOf(merges: readonly Merge[]): Map<string, Text> {
  const fates = new Map<string, Text>();
  for (const { survivor, removed, after } of merges) {
    for (const { from } of after.rows) {
      if (!fates.has(from)) fates.set(from, givesTo(survivor));
    }
    fates.set(survivor, STAYS);
    for (const account of removed) fates.set(account, deletedFor(survivor));
  }
  return fates;
}

function givesTo(survivor: string): Text {
  return { de: `gibt eine Nummer an ${survivor}`, en: `gives a number to ${survivor}` };
}

function deletedFor(survivor: string): Text {
  return { de: `gelöscht, Nummern an ${survivor}`, en: `deleted, numbers to ${survivor}` };
}

function lineOf(
  row: UserRow,
  fate: string,
  inventory: Inventory | undefined,
  language: Language,
): string {
  return [
    row.username,
    row.firstName,
    row.lastName,
    row.email,
    row.numbers.join(', '),
    row.slots.map((slot) => SLOT_NAMES[slot][language]).join(', '),
    row.groups.join(', '),
    row.phones.join(', '),
    row.profiles.join(', '),
    fate,
    inventory?.found.map((kind) => HANGING_NAMES[kind].name[language]).join(', ') ?? '',
    inventory?.notes ?? '',
  ]
    .map(asCell)
    .join(';');
}

/** A spreadsheet would calculate what begins like a formula; the apostrophe makes it text, and the import takes it off again. */
function asCell(value: string): string {
  const safe = /^[=+@-]/.test(value) ? `'${value}` : value;
  return /[";'\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
