import { expect, it } from 'vitest';
import { pagesOf, sheetsOf } from '../../../../src/flows/merges/table/pages.ts';

it.each([
  ['one page', ['1 - 100 von 340'], 100, 340],
  ['pages one after the other', ['1 - 100 von 150', '101 - 150 von 150'], 150, 150],
  ['pages that overlap', ['1 - 100 von 200', '50 - 149 von 200'], 149, 200],
  ['a page within another', ['1 - 100 von 200', '20 - 30 von 200'], 100, 200],
  ['the same page twice', ['1 - 100 von 200', '1 - 100 von 200'], 100, 200],
  ['entries in the words of other overviews', ['Einträge 1 bis 25 von 143'], 25, 143],
  ['entries with a word behind', ['Zeige 1 bis 25 von 1.430 Einträgen'], 25, 1430],
  ['entries in English', ['Showing 1 to 1,250 of 1,430 entries'], 1250, 1430],
  ['a filter', ['1 bis 2 von 2 Einträgen (gefiltert von 143 Einträgen)'], 2, 143],
  ['pages in any order', ['101 - 200 von 200', '1 - 100 von 200'], 200, 200],
])('counts the rows of %s once', (_, lines, shown, all) => {
  expect(pagesOf(['a\tb', ...lines].join('\n'))).toMatchObject({ shown, all });
});

it('says nothing about a text without pages', () => {
  expect(pagesOf('a\tb\n1\t2')).toBeNull();
});

it('counts pages that do not say how many rows they have', () => {
  expect(sheetsOf('a\nSeite 1 von 3\nb\nSeite 3 von 3\nSeite 3 von 3')).toEqual({
    shown: 2,
    all: 3,
    line: 5,
  });
  expect(sheetsOf('a\nSeite 1 von 3 Seiten\nb')).toBeNull();
});
