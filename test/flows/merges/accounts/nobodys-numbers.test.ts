import { expect, test } from 'vitest';
import { mergesOf } from '../../../../src/flows/merges/accounts/merges-of.ts';
import {
  keptAliveBy,
  nobodysNumbers,
} from '../../../../src/flows/merges/accounts/nobodys-numbers.ts';
import { ownersOf } from '../../../../src/flows/merges/accounts/owners-of.ts';
import type { Proposal } from '../../../../src/flows/merges/accounts/proposal.ts';
import { proposeMerges } from '../../../../src/flows/merges/accounts/propose-merges.ts';
import { readEdit } from '../../../../src/flows/merges/accounts/read-edit.ts';
import { MergeSettings } from '../../../../src/flows/merges/accounts/settings.ts';
import { user } from './users.ts';

const ROWS = [
  user('armin', 'Armin Artmann', '416'),
  user('armin.d', 'Armin Artmann', '4161'),
  user('boss', 'Bea Boss', '419'),
  user('boss.d', 'Bea Boss', '4191'),
];
const PLAN = proposeMerges(ROWS, MergeSettings.parse({}));
const [ARMIN, BOSS] = PLAN.proposals as [Proposal, Proposal];

function edit(proposal: Proposal, values: Record<string, string>) {
  const ticks = proposal.after.rows.map(({ on }, at) => [`number-${at}`, on.join(',')]);
  const read = readEdit(proposal, { ...Object.fromEntries(ticks), ...values }, ownersOf(ROWS));
  return read.ok ? read.decision : expect.fail(JSON.stringify(read.errors));
}

const TAKES = edit(ARMIN, { take: '4191' });
const PLAIN = { choice: 'accept' as const, proposal: ARMIN.id };
const GIVES = edit(BOSS, { 'number-1': '', 'given-up': '4191' });
const LOST = [{ number: '4191', from: ['boss.d'], person: 'Bea Boss' }];

test.each([
  ['given up and taken over', [TAKES, GIVES], ROWS, []],
  ['given up, and taken over by nobody any more', [PLAIN, GIVES], ROWS, LOST],
  ['given up alone', [GIVES], ROWS, LOST],
  [
    'given up, but still on an account nobody touches',
    [GIVES],
    [...ROWS, user('otto', 'Otto Oder', '4191')],
    [],
  ],
])('a number that is %s', (_, decisions, rows, expected) => {
  const { merges } = mergesOf(PLAN, decisions, ROWS);
  expect(merges).toHaveLength(decisions.length);
  expect(nobodysNumbers(merges, rows)).toEqual(expected);
});

test('a merge is told which numbers would be nobody’s without it', () => {
  const { merges } = mergesOf(PLAN, [TAKES, GIVES], ROWS);
  expect(merges.map((merge) => [merge.person, keptAliveBy(merge, merges)])).toEqual([
    ['Armin Artmann', ['4191']],
    ['Bea Boss', []],
  ]);
});
