import { describe, expect, it } from 'vitest';
import {
  forwardingItem,
  forwardingNotice,
} from '../../../../src/flows/merges/accounts/forwarding-texts.ts';
import { forwardingWork } from '../../../../src/flows/merges/accounts/forwarding-work.ts';
import { mergesOf } from '../../../../src/flows/merges/accounts/merges-of.ts';
import { proposeMerges } from '../../../../src/flows/merges/accounts/propose-merges.ts';
import { MergeSettings } from '../../../../src/flows/merges/accounts/settings.ts';
import type { UserRow } from '../../../../src/flows/merges/accounts/user-row.ts';
import { user } from './users.ts';

const ROWS = [
  user('iris', 'Iris Immsee', '417'),
  user('iris.d', 'Iris Immsee', '4171'),
  user('otto', 'Otto Oder', '440'),
  user('zentrale', 'Zentrale', '400'),
];

function work(
  rows: readonly UserRow[],
  ...rest: [Parameters<typeof forwardingWork>[2]?, string[]?]
) {
  const plan = proposeMerges(rows, MergeSettings.parse({}));
  const decisions = plan.proposals.map(({ id }) => ({ choice: 'accept' as const, proposal: id }));
  const { merges } = mergesOf(plan, decisions, rows);
  return forwardingWork(rows, merges, rest[0] ?? {}, rest[1] ?? []);
}

/** `lost iris 417+4171 !` */
function shown(found: ReturnType<typeof forwardingWork>): string[] {
  return found.map(({ state, account, numbers, critical }) =>
    `${state} ${account} ${numbers.join('+')} ${critical?.en ?? ''}`.trim(),
  );
}

describe('forwarding profiles', () => {
  it('are everybody’s worry while nobody knows who has some, and the reception comes first', () => {
    expect(shown(work(ROWS))).toEqual([
      'inactive zentrale 400 reception and hotline',
      'lost iris 417+4171',
      'inactive iris 417+4171',
      'inactive otto 440',
    ]);
  });

  it('are listed only where the table has some', () => {
    const rows = ROWS.map((row) =>
      row.username === 'otto' ? { ...row, profiles: ['Nachtschaltung'] } : row,
    );
    expect(shown(work(rows))).toEqual(['inactive otto 440 night service']);
  });

  it('are lost only where somebody saw them on the deleted account', () => {
    const none = { 'iris.d': { found: [], notes: '' } };
    expect(shown(work(ROWS, none))).not.toContain('lost iris 417+4171');
    const some = { 'iris.d': { found: ['forwarding' as const], notes: 'Urlaub' } };
    expect(shown(work(ROWS, some))).toContain('lost iris 417+4171');
  });

  it('come first for whom people name, by user name or number', () => {
    expect(shown(work(ROWS, {}, ['otto', '4171'])).slice(0, 3)).toEqual([
      'lost iris 417+4171 named by you',
      'inactive otto 440 named by you',
      'inactive zentrale 400 reception and hotline',
    ]);
  });

  it('come first for the person whose account is gone, where nothing was lost with it', () => {
    const looked = { 'iris.d': { found: [], notes: '' } };
    expect(shown(work(ROWS, looked, ['iris.d']))[0]).toContain('inactive iris');
    expect(shown(work(ROWS, looked, ['iris.d']))[0]).toContain('named by you');
  });

  it('have a line each in the list, with where to click', () => {
    const [lost, inactive] = work(ROWS.slice(0, 2)).map(forwardingItem);
    expect(lost?.title.de).toBe('Iris Immsee: Rufumleitungsprofile neu anlegen');
    expect(lost?.detail.map(({ de }) => de).join(' ')).toContain('Gelöscht mit `iris.d`');
    expect(inactive?.id).toBe('inactive:iris');
    expect(inactive?.detail.at(-1)?.de).toContain('*Rufnummernkonfiguration*');
    const [first] = work(ROWS).map(forwardingItem);
    expect(first?.detail[0]?.de).toBe('*Zuerst:* Zentrale und Hotline.');
  });

  it('are explained to the users, with the names of those who lost some', () => {
    const notice = forwardingNotice(work(ROWS));
    expect(notice.de).toContain('neu angelegt werden: Iris Immsee.');
    expect(notice.en).toContain('have to be made anew: Iris Immsee.');
    expect(forwardingNotice([]).de).not.toContain('neu angelegt');
  });
});
