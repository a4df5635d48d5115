import { expect, it } from 'vitest';
import { pagesOf } from '../../../../src/flows/merges/table/pages.ts';

it.each([
  ['one page', ['1 - 100 von 340'], 100, 340],
  ['pages one after the other', ['1 - 100 von 150', '101 - 150 von 150'], 150, 150],
  ['pages that overlap', ['1 - 100 von 200', '50 - 149 von 200'], 149, 200],
  ['a page within another', ['1 - 100 von 200', '20 - 30 von 200'], 100, 200],
  ['the same page twice', ['1 - 100 von 200', '1 - 100 von 200'], 100, 200],
  ['pages in any order', ['101 - 200 von 200', '1 - 100 von 200'], 200, 200],
])('counts the rows of %s once', (_, lines, shown, all) => {
  expect(pagesOf(['a\tb', ...lines].join('\n'))).toMatchObject({ shown, all });
});

it('says nothing about a text without pages', () => {
  expect(pagesOf('a\tb\n1\t2')).toBeNull();
});
