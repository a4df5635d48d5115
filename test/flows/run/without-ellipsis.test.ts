import { expect, it } from 'vitest';
import { withoutEllipsis } from '../../../src/flows/run/without-ellipsis.ts';

it('drops the dots of a label that opens a form, and only those at its end', () => {
  expect(['Eintragen …', 'Edit…', 'Done', '… and 3 more'].map(withoutEllipsis)).toEqual([
    'Eintragen',
    'Edit',
    'Done',
    '… and 3 more',
  ]);
});
