import type { WebTable } from '../server/web/serve-pages.ts';

/** Whose telephones the practice server runs: what *Administration > Benutzer*, *> Fax* and *> Gruppen* list. */
export interface Customer {
  readonly users: WebTable;
  readonly faxes: WebTable;
  readonly groups: WebTable;
  /** What the main page counts. */
  readonly counts: { readonly users: number; readonly faxes: number; readonly groups: number };
}

/** Desk telephone, DECT and mobile: under 4.5 each is an account of its own. */
const SUFFIXES = ['', '.d', '.m'] as const;

const FIRST = ['Armin', 'Iris', 'Ralf', 'Sandra', 'Jörg', 'Müge', 'Anna', 'Bernd', 'Clara', 'Ömer'];
const LAST = [
  'Artmann',
  'Immsee',
  'Ranke',
  'Singer',
  'Groß',
  'Yılmaz',
  'von der Heide',
  'Meyer',
  'Möller',
  'Krüger-Lenz',
  'Schmidt',
  'Weiß',
];
const DEPARTMENTS = ['Zentrale', 'Vertrieb', 'Buchhaltung', 'Lager', 'Technik', 'Personal'];

/** The example of the vendor's article: four people with three accounts each, and the supervisor. */
export const SMALL_CUSTOMER: Customer = customerOf(4, 4, 410);
/** Hundreds of accounts, numbers of three to six digits, people of the same name, and many fax numbers. */
export const LARGE_CUSTOMER: Customer = customerOf(120, 48, 1200);

/** Deterministic, so that a rehearsal can be repeated and talked about. */
function customerOf(people: number, faxes: number, firstNumber: number): Customer {
  const users = [row('Benutzername', 'Vorname', 'Nachname', 'Nebenstellen')];
  for (let index = 0; index < people; index += 1) {
    const first = FIRST[index % FIRST.length] as string;
    const last = LAST[index % LAST.length] as string;
    // The same name comes again after a while: another person, told apart by a figure.
    const again = Math.floor(index / (FIRST.length * LAST.length * 0.5));
    const login = `${plain(first)}.${plain(last)}${again > 0 ? again + 1 : ''}`;
    const number = firstNumber + index;
    // Not everybody has every telephone.
    const kinds = SUFFIXES.slice(0, people < 10 ? 3 : 1 + ((index * 7) % 3));
    for (const [kind, suffix] of kinds.entries()) {
      users.push(
        row(`${login}${suffix}`, first, last, kind === 0 ? `${number}` : `${number}${kind}`),
      );
    }
  }
  users.push(row('supervisor', 'Richard', 'Rudolf', `${firstNumber - 1}`));
  const faxRows = Array.from({ length: faxes }, (_, index) => {
    const department = DEPARTMENTS[index % DEPARTMENTS.length] as string;
    const extension = firstNumber < 1000 ? 401 + index : 8001 + index;
    const floor = Math.floor(index / DEPARTMENTS.length);
    const name = floor === 0 ? department : `${department} ${floor + 1}`;
    return row(
      `${7 + index}`,
      `Fax ${name}`,
      `${extension}`,
      `+49 40 66969 ${extension}`,
      `Musterfirma - ${name}`,
    );
  });
  const groupRows = [
    row('1', 'All Users', 'all_users', 'user'),
    row('13', 'All faxes', 'faxes', 'fax'),
    ...DEPARTMENTS.map((name, index) => row(`${20 + index}`, name, plain(name), 'user')),
  ];
  return {
    users: table('benutzer.csv', users),
    faxes: table('fax.csv', [row('ID', 'Name', 'Nebenstelle', 'TSI', 'Kopfzeile'), ...faxRows]),
    groups: table('gruppen.csv', [row('ID', 'Titel', 'Name', 'Typ'), ...groupRows]),
    counts: { users: users.length - 1, faxes: faxRows.length, groups: groupRows.length },
  };
}

function row(...cells: readonly string[]): string {
  return cells.join(';');
}

function table(name: string, rows: readonly string[]): WebTable {
  return { name, content: `${rows.join('\n')}\n` };
}

/** A name as UCware makes a login of it. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[^a-z0-9-]/g, (sign) => (sign === 'ı' ? 'i' : ''));
}
