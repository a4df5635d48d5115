import { describe, expect, it } from 'vitest';
import { goneNumbers, heldNumbers } from '../../../../src/flows/merges/accounts/held-numbers.ts';
import { numberChanges } from '../../../../src/flows/merges/accounts/number-changes.ts';
import { user } from './users.ts';

const FIRST = [
  user('anna', 'Anna Ahn', '501'),
  user('anna.d', 'Anna Ahn', '5011, +49 40 66969500'),
];
const WITHOUT = [user('anna', 'Anna Ahn', '501')];

describe('the numbers of all overviews there were', () => {
  const known = heldNumbers(heldNumbers([], FIRST), WITHOUT);

  it('do not shrink with a table that has fewer', () => {
    expect(known.map(({ number }) => number)).toEqual(['501', '5011', '+49 40 66969500']);
    expect(goneNumbers(known, WITHOUT)).toEqual([
      { number: '5011', from: ['anna.d'] },
      { number: '+49 40 66969500', from: ['anna.d'] },
    ]);
  });

  it('name who had a number last', () => {
    const later = heldNumbers(known, [user('bert', 'Bert Bach', '5011')]);
    expect(later.find(({ number }) => number === '5011')?.from).toEqual(['bert']);
  });

  it('are not gone in another spelling, nor where there is no table at all', () => {
    const spelled = [...WITHOUT, user('bert', 'Bert Bach', '5011, 040/66969500')];
    expect(goneNumbers(known, spelled)).toEqual([]);
    expect(goneNumbers(known, [])).toEqual([]);
  });
});

describe('numbers of two overviews', () => {
  it('are lost, moved or gained, in that order', () => {
    const before = [user('a', 'A A', '1, 2'), user('b', 'B B', '3, 4')];
    const after = [user('A', 'A A', '1, 3'), user('b', 'B B', '4, 9')];
    expect(numberChanges(before, after)).toEqual([
      { number: '2', from: ['a'], to: [] },
      { number: '3', from: ['b'], to: ['A'] },
      { number: '9', from: [], to: ['b'] },
    ]);
  });

  it('have moved, too, where another account has one besides', () => {
    const before = [user('a', 'A A', '1'), user('b', 'B B', '')];
    const after = [user('a', 'A A', '1'), user('b', 'B B', '1')];
    expect(numberChanges(before, after)).toEqual([{ number: '1', from: ['a'], to: ['a', 'b'] }]);
  });

  it('are the same where only the spelling or the order of lines differs', () => {
    const before = [user('a', 'A A', '040 66969500'), user('b', 'B B', '3')];
    const after = [user('B', 'B B', '3'), user('a', 'A A', '+49 40 66969500')];
    expect(numberChanges(before, after)).toEqual([]);
  });
});
