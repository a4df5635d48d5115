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
const LOST = [{ number: '4191', from: ['boss.d'], person: 'Bea Boss', stays: [] }];

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

test('a spelling that was given up is told by the one that stays, also on an account nobody touches', () => {
  const rows = [
    user('armin', 'Armin Artmann', '04066969416'),
    user('armin.d', 'Armin Artmann', '+494066969416'),
  ];
  const plan = proposeMerges(rows, MergeSettings.parse({}));
  const [question] = plan.questions;
  const one = question?.ifOne ?? expect.fail();
  const staysFor = (values: Record<string, string>, more: typeof rows = []) => {
    const decision = edit(one, values);
    const { merges } = mergesOf(plan, [decision], [...rows, ...more]);
    return nobodysNumbers(merges, [...rows, ...more]).map(({ number, stays }) => [number, stays]);
  };
  const spelling = { 'number-1': '', 'given-up': '+494066969416' };
  expect(staysFor(spelling)).toEqual([['+494066969416', ['04066969416']]]);
  const both = { 'number-0': '', 'number-1': '', 'given-up': '04066969416, +494066969416' };
  expect(staysFor(both)).toEqual([
    ['04066969416', []],
    ['+494066969416', []],
  ]);
  expect(staysFor(both, [user('otto', 'Otto Oder', '00494066969416')])).toEqual([
    ['04066969416', ['00494066969416']],
    ['+494066969416', ['00494066969416']],
  ]);
});
