import { expect, test } from 'vitest';
import { dialled } from '../../../../src/flows/merges/accounts/dialled.ts';

test.each([
  '+49 40 66969 416',
  '0049 40 66969-416',
  '040/66969416',
  '040 66969 416',
  '+49 040 66969416',
  '494066969416',
])('%s may be the same number as the others', (spelling) => {
  expect(dialled(spelling)).toBe('+494066969416');
});

test.each(['416', '0416', '00', '0', '*21#', '66969416', '+43166969416', '49', '4940669694'])(
  '%s stays what it is',
  (number) => {
    expect(dialled(number)).toBe(number);
  },
);
