import { quote, same, type Text } from '../../run/text.ts';
import { finishImport } from '../table/finish-import.ts';
import { importTable, type TableSource } from '../table/import-table.ts';
import type { Imported, ImportProblem } from '../table/imported.ts';
import { repeatedLine } from '../table/repeated-line.ts';
import type { TableRow, TableSpec } from '../table/table-spec.ts';
import { isNumberList, readNumbers } from './read-numbers.ts';
import { readSlots } from './read-slots.ts';
import { UserRow } from './user-row.ts';

type Column =
  | 'username'
  | 'firstName'
  | 'lastName'
  | 'numbers'
  | 'email'
  | 'slots'
  | 'groups'
  | 'phones'
  | 'profiles';

const anything = (): boolean => true;

/** Only user name and extensions are always there; a query may bring what the overview does not show. */
const USERS: TableSpec<Column> = {
  title: { de: 'Benutzerübersicht', en: 'user overview (Benutzerübersicht)' },
  place: 'Administration > Benutzer',
  columns: [
    {
      id: 'username',
      label: 'Benutzername',
      names: [
        'benutzername',
        'username',
        'loginname',
        'anmeldename',
        'login',
        'benutzer',
        'user',
        'kennung',
      ],
      required: true,
      fits: (cell) => cell !== '' && !/\s/.test(cell),
    },
    {
      id: 'firstName',
      label: 'Vorname',
      names: ['vorname', 'firstname', 'givenname', 'forename'],
      required: false,
      fits: anything,
    },
    {
      id: 'lastName',
      label: 'Nachname',
      names: ['nachname', 'lastname', 'surname', 'familienname', 'familyname', 'name'],
      required: false,
      fits: anything,
    },
    {
      id: 'numbers',
      label: 'Nebenstellen',
      names: [
        'nebenstellen',
        'nebenstelle',
        'extensions',
        'extension',
        'rufnummern',
        'rufnummer',
        'durchwahl',
        'durchwahlen',
        'numbers',
        'number',
        'nummern',
        'nummer',
      ],
      required: true,
      fits: isNumberList,
    },
    {
      id: 'email',
      label: 'E-Mail',
      names: ['email', 'emailadresse', 'emailaddress', 'mail'],
      required: false,
      fits: (cell) => cell === '' || cell.includes('@'),
    },
    {
      id: 'slots',
      label: 'Slots',
      names: ['slots', 'slot', 'endgeratetyp', 'geratetyp', 'devicetype', 'slottype'],
      required: false,
      fits: anything,
    },
    {
      id: 'groups',
      label: 'Gruppen',
      names: ['gruppen', 'gruppe', 'groups', 'group'],
      required: false,
      fits: anything,
    },
    {
      id: 'phones',
      label: 'Telefone',
      names: [
        'mac',
        'macadresse',
        'macaddress',
        'ipei',
        'seriennummer',
        'serialnumber',
        'telefone',
        'telefon',
        'phones',
        'phone',
        'gerat',
        'gerate',
        'device',
        'devices',
      ],
      required: false,
      fits: anything,
    },
    {
      id: 'profiles',
      label: 'Rufumleitungsprofile',
      names: [
        'rufumleitungsprofile',
        'rufumleitungsprofil',
        'rufumleitungen',
        'forwardingprofiles',
        'forwardingprofile',
      ],
      required: false,
      fits: anything,
    },
  ],
};

/** Reads the user overview; the whole table or nothing of it, with every line that is in the way. */
export function importUsers(text: string, source: TableSource = 'table'): Imported<UserRow> {
  const table = importTable(text, USERS, source);
  const problems: ImportProblem[] = [...table.problems];
  const seen = new Map<string, UserRow>();
  for (const row of table.rows) {
    const user = readUser(row, problems);
    const before = seen.get(user.username.toLowerCase());
    if (before === undefined) seen.set(user.username.toLowerCase(), user);
    else problems.push(repeatedLine(same(quote(user.username)), before, user, AGAIN));
  }
  const numbersOf = ({ numbers }: UserRow): readonly string[] => numbers;
  return finishImport(table, { rows: [...seen.values()], problems, numbersOf });
}

function readUser({ line, cells }: TableRow<Column>, problems: ImportProblem[]): UserRow {
  const note = (severity: ImportProblem['severity'], text: Text): void => {
    problems.push({ line, severity, text });
  };
  if (cells.username === '') note('error', NO_NAME);
  const numbers = readNumbers(cells.numbers);
  if (numbers.problem) note('error', numbers.problem);
  const slots = readSlots(cells.slots);
  if (slots.unknown.length > 0) note('warning', unknownSlots(slots.unknown));
  return UserRow.parse({
    line,
    username: cells.username,
    firstName: cells.firstName,
    lastName: cells.lastName,
    email: cells.email,
    numbers: numbers.numbers,
    slots: slots.slots,
    groups: listOf(cells.groups),
    phones: listOf(cells.phones),
    profiles: listOf(cells.profiles),
  });
}

/** Values in one cell; names may hold spaces. */
function listOf(cell: string): string[] {
  return cell
    .split(/[,;|\n]/)
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

const NO_NAME: Text = {
  de: 'In dieser Zeile fehlt der Benutzername. Ohne ihn lässt sich der Eintrag keinem Konto zuordnen.',
  en: 'This line has no user name. Without it the entry cannot be told to belong to an account.',
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
