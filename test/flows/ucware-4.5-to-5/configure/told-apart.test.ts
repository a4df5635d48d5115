import { expect, it } from 'vitest';
import type { Merge } from '../../../../src/flows/merges/accounts/merge.ts';
import type { Verification } from '../../../../src/flows/merges/accounts/verification.ts';
import { toldApart } from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/told-apart.ts';

it('names the account of people who share a name, and of nobody else', () => {
  const people = [
    ['a', 'Hans Meier', 'hans.meier'],
    ['b', 'Iris Immsee', 'iris'],
    ['c', 'Hans Meier', 'h.meier'],
  ] as const;
  const checked = people.map(([proposal, person]) => ({ proposal, person }) as Verification);
  const merges = people.map(([proposal, , survivor]) => ({ proposal, survivor }) as Merge);
  expect(toldApart(checked, merges).map(({ person }) => person)).toEqual([
    'Hans Meier (hans.meier)',
    'Iris Immsee',
    'Hans Meier (h.meier)',
  ]);
});
