import { type Account, type Customer, type Group, SLOTS } from '../scenarios/customer.ts';
import type { Table } from './table.ts';

/**
 * The Admin client of the practice server, as far as its overviews go: shows what is set up, and does what it is told or throws,
 * as the real one refuses. What is already as wanted stays so.
 */
export interface AdminClient {
  users(): Table;
  faxes(): Table;
  groups(): Table;
  /** What the main page counts. */
  counts(): Readonly<Record<'users' | 'queues' | 'faxes' | 'groups', number>>;
  /** Groups of users one could give a permission, those that come with the server last. */
  userGroups(): readonly Group[];
  deleteUser(username: string): void;
  /** Throws while another account has the number: the real one refuses it, too. */
  addNumber(username: string, number: string): void;
  removeNumber(username: string, number: string): void;
  addSlot(username: string, slot: string): void;
  removeSlot(username: string, slot: string): void;
  createFaxGroup(title: string, name: string): void;
}

/** Groups every server has. */
const BUILT_IN: ReadonlySet<string> = new Set(['admins', 'users', 'all_users']);

export function createAdminClient({ users, faxes, groups, queues }: Customer): AdminClient {
  const accounts = new Map(users.map((one) => [one.username, one]));
  const allGroups = [...groups];
  const more = [...new Set(users.flatMap((one) => Object.keys(one.more ?? {})))];

  function open(username: string): Account {
    const account = accounts.get(username);
    if (!account) throw new Error(`Admin client: there is no user ${username}.`);
    return account;
  }

  function ownerOf(number: string): string | undefined {
    return [...accounts.values()].find((one) => one.numbers.includes(number))?.username;
  }

  return {
    users: () => ({
      name: 'benutzer.csv',
      head: ['Benutzername', 'Vorname', 'Nachname', 'Nebenstellen', ...more],
      rows: [...accounts.values()].map((one) => [
        one.username,
        one.firstName,
        one.lastName,
        one.numbers.join(', '),
        ...more.map((column) => one.more?.[column] ?? ''),
      ]),
    }),
    faxes: () => ({
      name: 'fax.csv',
      head: ['Id', 'Name', 'Nebenstelle', 'TSI', 'Kopfzeile'],
      rows: faxes.map(({ id, name, extension, tsi, headline }) => [
        id,
        name,
        extension,
        tsi,
        headline,
      ]),
    }),
    groups: () => ({
      name: 'gruppen.csv',
      head: ['Id', 'Titel', 'Name', 'Typ'],
      rows: allGroups.map(({ id, title, name, type }) => [id, title, name, type]),
    }),
    counts: () => ({
      users: accounts.size,
      queues,
      faxes: faxes.length,
      groups: allGroups.length,
    }),
    userGroups: () => {
      const ofUsers = allGroups.filter(({ type }) => type === 'user');
      const own = ofUsers.filter(({ name }) => !BUILT_IN.has(name));
      return [...own, ...ofUsers.filter(({ name }) => BUILT_IN.has(name))];
    },
    deleteUser: (username) => {
      accounts.delete(username);
    },
    addNumber: (username, number) => {
      const account = open(username);
      if (account.numbers.includes(number)) return;
      const owner = ownerOf(number);
      if (owner !== undefined)
        throw new Error(`Admin client: ${username} cannot have ${number}, ${owner} has it.`);
      accounts.set(username, { ...account, numbers: [...account.numbers, number] });
    },
    removeNumber: (username, number) => {
      const account = open(username);
      const numbers = account.numbers.filter((one) => one !== number);
      accounts.set(username, { ...account, numbers });
    },
    addSlot: (username, slot) => {
      const account = open(username);
      const shown = account.more?.[SLOTS];
      // Where the overview does not say what slots an account has, one more does not change what it says.
      if (shown === undefined || shown === '') return;
      const slots = `${shown}, ${slot}`;
      accounts.set(username, { ...account, more: { ...account.more, [SLOTS]: slots } });
    },
    removeSlot: (username, slot) => {
      const account = open(username);
      const shown = (account.more?.[SLOTS] ?? '').split(',').map((one) => one.trim());
      // In English a point says the German name, too.
      const at = shown.findLastIndex((one) => one !== '' && slot.includes(one));
      if (at < 0) return;
      const slots = shown.toSpliced(at, 1).join(', ');
      accounts.set(username, { ...account, more: { ...account.more, [SLOTS]: slots } });
    },
    createFaxGroup: (title, name) => {
      if (allGroups.some((one) => one.name === name && one.type === 'fax')) return;
      if (allGroups.some((one) => one.name === name))
        throw new Error(`Admin client: there is already a group called ${name}.`);
      const id = String(Math.max(0, ...allGroups.map((one) => Number(one.id) || 0)) + 1);
      allGroups.push({ id, title, name, type: 'fax' });
    },
  };
}
