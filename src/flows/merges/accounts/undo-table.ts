import { HANGING_NAMES } from './hanging.ts';
import type { Merge } from './merge.ts';
import type { Inventories } from './plan-work.ts';
import { SLOT_NAMES } from './slot.ts';
import type { UserRow } from './user-row.ts';

/** Headers the import knows, so that the table can be read back; what it does not know it leaves alone. */
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
  'Wurde',
  'Daran hing',
  'Notiz',
] as const;

/**
 * Every account that merges touch, as it was before: the way back, if somebody has to create an account anew. A CSV file that opens
 * in a spreadsheet with a double click (mark, semicolons) and that the import reads again.
 */
export function undoTable(
  merges: readonly Merge[],
  rows: readonly UserRow[],
  inventories: Inventories,
): string {
  const fates = fatesOf(merges);
  const lines = rows.flatMap((row) => {
    const fate = fates.get(row.username);
    return fate === undefined ? [] : [lineOf(row, fate, inventories)];
  });
  return `\ufeff${[HEADERS.join(';'), ...lines].join('\r\n')}\r\n`;
}

/** What becomes of each touched account; also of those a number is taken from. */
function fatesOf(merges: readonly Merge[]): Map<string, string> {
  const fates = new Map<string, string>();
  for (const { survivor, removed, after } of merges) {
    for (const { from } of after.rows) {
      if (!fates.has(from)) fates.set(from, `gibt eine Nummer an ${survivor}`);
    }
    fates.set(survivor, 'bleibt');
    for (const account of removed) fates.set(account, `gelöscht, Nummern an ${survivor}`);
  }
  return fates;
}

function lineOf(row: UserRow, fate: string, inventories: Inventories): string {
  const inventory = inventories[row.username];
  return [
    row.username,
    row.firstName,
    row.lastName,
    row.email,
    row.numbers.join(', '),
    row.slots.map((slot) => SLOT_NAMES[slot].de).join(', '),
    row.groups.join(', '),
    row.phones.join(', '),
    row.profiles.join(', '),
    fate,
    inventory?.found.map((kind) => HANGING_NAMES[kind].name.de).join(', ') ?? '',
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
