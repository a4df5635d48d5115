import type { Account, Customer, Fax, Group } from './customer.ts';

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

const PEOPLE = 120;
const FAXES = 48;
const FIRST_NUMBER = 1200;
const FIRST_FAX = 8001;

/**
 * Hundreds of accounts, numbers of four and five digits, people of the same name, and many fax numbers. Deterministic, so that a
 * rehearsal can be repeated and talked about.
 */
export const LARGE_CUSTOMER: Customer = {
  users: [...Array.from({ length: PEOPLE }, (_, at) => accountsOf(at)).flat(), supervisor()],
  faxes: Array.from({ length: FAXES }, (_, at) => faxAt(at)),
  groups: groups(),
  queues: 12,
};

function accountsOf(at: number): Account[] {
  const firstName = FIRST[at % FIRST.length] as string;
  const lastName = LAST[at % LAST.length] as string;
  // The same name comes again after a while: another person, told apart by a figure.
  const again = Math.floor(at / (FIRST.length * LAST.length * 0.5));
  const login = `${plain(firstName)}.${plain(lastName)}${again > 0 ? again + 1 : ''}`;
  const number = FIRST_NUMBER + at;
  // Not everybody has every telephone.
  return SUFFIXES.slice(0, 1 + ((at * 7) % 3)).map((suffix, kind) => ({
    username: `${login}${suffix}`,
    firstName,
    lastName,
    numbers: [kind === 0 ? `${number}` : `${number}${kind}`],
  }));
}

function supervisor(): Account {
  const numbers = [`${FIRST_NUMBER - 1}`];
  return { username: 'supervisor', firstName: 'Richard', lastName: 'Rudolf', numbers };
}

function faxAt(at: number): Fax {
  const department = DEPARTMENTS[at % DEPARTMENTS.length] as string;
  const extension = `${FIRST_FAX + at}`;
  const floor = Math.floor(at / DEPARTMENTS.length);
  const name = floor === 0 ? department : `${department} ${floor + 1}`;
  return {
    id: `${7 + at}`,
    name: `Fax ${name}`,
    extension,
    tsi: `+49 40 66969 ${extension}`,
    headline: `Musterfirma - ${name}`,
  };
}

function groups(): Group[] {
  return [
    { id: '1', title: 'All Users', name: 'all_users', type: 'user' },
    { id: '13', title: 'All faxes', name: 'faxes', type: 'fax' },
    ...DEPARTMENTS.map((title, at) => ({
      id: `${20 + at}`,
      title,
      name: plain(title),
      type: 'user',
    })),
  ];
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
