import { counted } from '../../run/counted.ts';
import { joinTexts, quote, same, type Text } from '../../run/text.ts';
import { finishImport } from '../table/finish-import.ts';
import { importTable, type TableSource } from '../table/import-table.ts';
import type { Imported, ImportProblem } from '../table/imported.ts';
import { repeatedLine } from '../table/repeated-line.ts';
import type { TableRow } from '../table/table-spec.ts';
import { devicesIn } from './devices-in.ts';
import { isOutside, readNumbers } from './read-numbers.ts';
import { readSlots } from './read-slots.ts';
import { USER_COLUMNS, type UserColumn } from './user-columns.ts';
import { UserRow } from './user-row.ts';

/** Reads the user overview; the whole table or nothing of it, with every line that is in the way. */
export function importUsers(text: string, source: TableSource = 'table'): Imported<UserRow> {
  const table = importTable(text, USER_COLUMNS, source);
  const problems: ImportProblem[] = [...table.problems];
  const seen = new Map<string, UserRow>();
  for (const row of table.rows) {
    const user = readUser(row, problems);
    const before = seen.get(user.username.toLowerCase());
    if (before === undefined) seen.set(user.username.toLowerCase(), user);
    else problems.push(repeatedLine(same(quote(user.username)), before, user, AGAIN));
  }
  const written = table.rows.filter(({ cells }) => {
    const { own, outside } = numbersIn(cells);
    const all = [...own.numbers, ...outside.numbers];
    return outside.numbers.some((number) => isOutside(number, all));
  });
  if (written.length > 0) problems.push(writtenOut(written.map(({ line }) => line)));
  const odd = table.rows.flatMap(({ line, cells }) =>
    listOf(cells.phones)
      .filter((value) => devicesIn(value).length === 0)
      .slice(0, 1)
      .map((value) => ({ line, value })),
  );
  if (odd[0])
    problems.push(
      noDevices(
        odd.map(({ line }) => line),
        odd[0].value,
      ),
    );
  const numbersOf = ({ numbers }: UserRow): readonly string[] => numbers;
  return finishImport(table, { rows: [...seen.values()], problems, numbersOf });
}

function readUser({ line, cells }: TableRow<UserColumn>, problems: ImportProblem[]): UserRow {
  const note = (severity: ImportProblem['severity'], text: Text): void => {
    problems.push({ line, severity, text });
  };
  if (/^#*$/.test(cells.username)) note('error', cells.username === '' ? NO_NAME : HIDDEN_NAME);
  const { own, outside } = numbersIn(cells);
  for (const read of [own, outside]) {
    if (read.problem) note('error', joinTexts([read.problem, SLIPPED], ' '));
    if (read.doubt) note('warning', read.doubt);
  }
  const slots = readSlots(cells.slots);
  // Whatever stands in a column of its own tells telephones apart.
  const named = listOf(cells.devices).flatMap((value) => {
    const devices = devicesIn(value);
    return devices.length > 0 ? devices : [value];
  });
  if (slots.unknown.length > 0) note('warning', unknownSlots(slots.unknown));
  return UserRow.parse({
    line,
    username: cells.username,
    firstName: cells.firstName,
    lastName: cells.lastName,
    email: cells.email,
    numbers: withoutOutside(own.numbers, outside.numbers),
    slots: slots.slots,
    groups: listOf(cells.groups),
    phones: [...new Set([...named, ...listOf(cells.phones).flatMap(devicesIn)])],
    profiles: listOf(cells.profiles),
  });
}

function numbersIn(cells: TableRow<UserColumn>['cells']) {
  return { own: readNumbers(cells.numbers), outside: readNumbers(cells.moreNumbers) };
}

/** All columns of numbers; a long number that only writes one of the extensions out, as it is dialled from outside, is no number more. */
function withoutOutside(own: readonly string[], more: readonly string[]): string[] {
  const all = [...own, ...more];
  return [...new Set([...own, ...more.filter((number) => !isOutside(number, all))])];
}

/** Values in one cell; names may hold spaces. */
function listOf(cell: string): string[] {
  return cell
    .split(/[,;|\n]/)
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

const LINES = { one: { de: 'Zeile', en: 'line' }, many: { de: 'Zeilen', en: 'lines' } };

/** The first ones of many lines. */
function someOf(lines: readonly number[]): string {
  return `${lines.slice(0, 10).join(', ')}${lines.length > 10 ? ' …' : ''}`;
}

function noDevices(lines: readonly number[], example: string): ImportProblem {
  const [shown, value] = [someOf(lines), quote(example.slice(0, 60))];
  const count = counted(lines.length, LINES);
  return {
    line: null,
    severity: 'warning',
    text: {
      de: `Spalte der Telefone: In ${count.de} (${shown}) steht etwas, an dem sich einzelne Telefone nicht erkennen lassen, z. B. „${value}“; erwartet wird eine MAC-Adresse oder IPEI. Diese Angaben zählen weder als gemeinsames Telefon noch als Nebenstelle.`,
      en: `Column of telephones: in ${count.en} (${shown}) stands something single telephones cannot be known by, e.g. “${value}”; a MAC address or IPEI is expected. It counts neither as a telephone in common nor as an extension.`,
    },
  };
}

function writtenOut(lines: readonly number[]): ImportProblem {
  const shown = someOf(lines);
  const count = counted(lines.length, LINES);
  return {
    line: null,
    severity: 'warning',
    text: {
      de: `Mehrere Spalten mit Nummern: In ${count.de} (${shown}) ist die lange Nummer nur die Nebenstelle, wie sie von außen gewählt wird; sie zählt nicht als weitere Nummer.`,
      en: `Several columns of numbers: in ${count.en} (${shown}) the long number is only the extension as it is dialled from outside; it does not count as another number.`,
    },
  };
}

const SLIPPED: Text = {
  de: 'Vielleicht sind in dieser Zeile Spalten verrutscht.',
  en: 'Perhaps columns have slipped in this line.',
};

const NO_NAME: Text = {
  de: 'In dieser Zeile fehlt der Benutzername. Ohne ihn lässt sich der Eintrag keinem Konto zuordnen.',
  en: 'This line has no user name. Without it the entry cannot be told to belong to an account.',
};

const HIDDEN_NAME: Text = {
  de: 'Statt des Benutzernamens stehen hier nur Rauten: Für ihn war die Spalte der Tabellenkalkulation zu schmal. Bitte die Spalte verbreitern und die Tabelle neu erzeugen.',
  en: 'Instead of the user name nothing but hashes stand here: the column of the spreadsheet was too narrow for it. Please widen the column and make the table again.',
};

function unknownSlots(words: readonly string[]): Text {
  const list = quote(words.join(', '));
  return {
    de: `Unbekannter Slot-Typ: ${list}. Bekannt sind Tischtelefon, DECT-Telefon, Mobilgerät, Softphone und UCC-Client; es wird so geplant, als stünde hier nichts.`,
    en: `Unknown type of slot: ${list}. Known are desk phone, DECT phone, mobile device, softphone and UCC client; planning goes on as if nothing were written here.`,
  };
}

const AGAIN: Text = {
  de: 'Benutzernamen gibt es nur einmal: Bitte die Tabelle neu erzeugen, oder mehrere Nebenstellen in eine Zeile schreiben, durch Komma getrennt.',
  en: 'A user name exists only once: please make the table again, or write several extensions into one line, separated by commas.',
};
