import { describe, expect, it } from 'vitest';
import { importUsers } from '../../../src/flows/merges/accounts/import-users.ts';
import type { Merge } from '../../../src/flows/merges/accounts/merge.ts';
import { mergesOf, proposalsOf } from '../../../src/flows/merges/accounts/merges-of.ts';
import { planWork } from '../../../src/flows/merges/accounts/plan-work.ts';
import { proposeMerges } from '../../../src/flows/merges/accounts/propose-merges.ts';
import { MergeSettings } from '../../../src/flows/merges/accounts/settings.ts';
import type { UserRow } from '../../../src/flows/merges/accounts/user-row.ts';
import { verifyMerges } from '../../../src/flows/merges/accounts/verify-merges.ts';
import { faxItem } from '../../../src/flows/merges/fax/fax-items.ts';
import type { FaxGroup } from '../../../src/flows/merges/fax/fax-proposal.ts';
import { importFaxes } from '../../../src/flows/merges/fax/import-faxes.ts';
import { importGroups } from '../../../src/flows/merges/fax/import-groups.ts';
import { planFaxWork } from '../../../src/flows/merges/fax/plan-fax-work.ts';
import { proposeFaxGroups } from '../../../src/flows/merges/fax/propose-fax-groups.ts';
import { verifyFaxGroups } from '../../../src/flows/merges/fax/verify-fax-groups.ts';
import {
  type AdminClient,
  createAdminClient,
} from '../../../src/rehearsal/admin-client/admin-client.ts';
import { asCopied, asCsv, type Table } from '../../../src/rehearsal/admin-client/table.ts';
import { createWorker } from '../../../src/rehearsal/player/carry-out.ts';
import type { Customer } from '../../../src/rehearsal/scenarios/customer.ts';
import { LARGE_CUSTOMER } from '../../../src/rehearsal/scenarios/large-customer.ts';
import { SMALL_CUSTOMER } from '../../../src/rehearsal/scenarios/small-customer.ts';
import { tableFor } from '../../support/article-tables.ts';

const LANGUAGES = ['de', 'en'] as const;

function usersOf(admin: AdminClient): readonly UserRow[] {
  const { usable, rows } = importUsers(asCsv(admin.users()));
  expect(usable).toBe(true);
  return rows;
}

function acceptedIn(rows: readonly UserRow[]): readonly Merge[] {
  const plan = proposeMerges(rows, MergeSettings.parse({}), []);
  const decisions = plan.proposals.map(({ id }) => ({ choice: 'accept' as const, proposal: id }));
  expect(proposalsOf(plan).length).toBeGreaterThan(0);
  return mergesOf(plan, decisions, rows).merges;
}

/** The small customer whose overview also says what slots everybody has. */
const WITH_SLOTS: Customer = {
  ...SMALL_CUSTOMER,
  users: SMALL_CUSTOMER.users.map((one) => {
    const Slots = one.username.endsWith('.d') ? 'DECT-Telefon' : 'Tischtelefon';
    return { ...one, more: { Slots } };
  }),
};

const CUSTOMERS = Object.entries({
  small: SMALL_CUSTOMER,
  large: LARGE_CUSTOMER,
  'with slots': WITH_SLOTS,
});

describe.each(CUSTOMERS)('the list of the %s customer, done as it says', (_, customer) => {
  it.each(LANGUAGES)('leaves the accounts as they were decided (%s)', (language) => {
    const admin = createAdminClient(customer);
    const worker = createWorker(admin);
    const before = usersOf(admin);
    const merges = acceptedIn(before);
    for (const { steps } of planWork(merges, {})) {
      for (const { title } of steps) worker.carryOut(title[language]);
    }
    const { merges: checked, drift } = verifyMerges(merges, before, usersOf(admin));
    expect(checked.filter(({ state }) => state !== 'done')).toEqual([]);
    const { doubles, ...changed } = drift;
    expect(doubles).toEqual([]);
    expect(Object.values(changed).flat()).toEqual([]);
  });

  it.each(LANGUAGES)('leaves the fax groups as they were decided (%s)', (language) => {
    const admin = createAdminClient(customer);
    const worker = createWorker(admin);
    const read = (table: Table): string => asCopied(table);
    const faxes = importFaxes(read(admin.faxes())).rows;
    const groups = importGroups(read(admin.groups())).rows;
    const proposals = proposeFaxGroups(faxes, groups);
    const decided: FaxGroup[] = proposals.map(({ id, title, name, faxes: members }) => ({
      proposal: id,
      title,
      name,
      extensions: members.map(({ extension }) => extension),
      userGroups: ['lager'],
    }));
    for (const proposal of proposals) {
      for (const line of faxItem(proposal, []).detail) worker.read(line[language]);
    }
    for (const { steps } of planFaxWork(decided, faxes, groups)) {
      for (const { title } of steps) worker.carryOut(title[language]);
    }
    const after = importGroups(read(admin.groups())).rows;
    const states = verifyFaxGroups(decided, faxes, after).map(({ state }) => state);
    expect(states).toEqual(decided.map(() => 'done'));
  });
});

describe('the Admin client of the practice server', () => {
  it('shows the example of the vendor’s article before and after the work', () => {
    const admin = createAdminClient(SMALL_CUSTOMER);
    expect(asCopied(admin.users())).toBe(tableFor('Benutzerübersicht'));
    const worker = createWorker(admin);
    for (const { steps } of planWork(acceptedIn(usersOf(admin)), {})) {
      for (const { title } of steps) worker.carryOut(title.de);
    }
    expect(asCopied(admin.users())).toBe(tableFor('Benutzerübersicht nach den Änderungen'));
  });

  it('refuses a number that somebody else has, so that a list in a wrong order cannot be done', () => {
    const admin = createAdminClient(SMALL_CUSTOMER);
    const worker = createWorker(admin);
    const add = 'Nummer `4161` bei `armin.artmann` hinzufügen';
    expect(() => worker.carryOut(add)).toThrow('armin.artmann.d has it');
    worker.carryOut('`armin.artmann.d` löschen');
    worker.carryOut(add);
    expect(admin.users().rows[0]).toEqual(['armin.artmann', 'Armin', 'Artmann', '416, 4161']);
  });

  it.each([
    [
      'Slot Tischtelefon bei `sandra.singer` entfernen',
      'Slot Softphone bei `sandra.singer` hinzufügen',
    ],
    [
      'Remove slot desk phone (Tischtelefon) from `sandra.singer`',
      'Add slot softphone to `sandra.singer`',
    ],
  ])('exchanges the slot of an account: %s', (remove, add) => {
    const admin = createAdminClient(WITH_SLOTS);
    const worker = createWorker(admin);
    for (const title of [add, remove, remove]) worker.carryOut(title);
    const slots = usersOf(admin).find(({ username }) => username === 'sandra.singer')?.slots;
    expect(slots).toEqual(['softphone']);
  });

  it.each([
    ['Nummer `413` bei `sandra.singer` entfernen', 'Nummer `413` bei `iris.immsee` hinzufügen'],
    ['Remove number `413` from `sandra.singer`', 'Add number `413` to `iris.immsee`'],
  ])('moves a number between accounts that stay: %s', (free, add) => {
    const admin = createAdminClient(SMALL_CUSTOMER);
    const worker = createWorker(admin);
    for (const title of [free, add, add]) worker.carryOut(title);
    const numbers = new Map(admin.users().rows.map(([name, , , list]) => [name, list]));
    expect(numbers.get('sandra.singer')).toBe('');
    expect(numbers.get('iris.immsee')).toBe('417, 413');
  });

  it('counts what its overviews list', () => {
    const admin = createAdminClient(LARGE_CUSTOMER);
    expect(admin.counts()).toMatchObject({
      users: admin.users().rows.length,
      faxes: 48,
      groups: admin.groups().rows.length,
    });
  });
});
