import { expect, test } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';

const MIGRATIONS = [
  (raw: unknown) => ({ name: raw }),
  (raw: unknown) => ({ ...(raw as object), lifted: true }),
];

test.each([
  [1, 'pbx', { name: 'pbx', lifted: true }],
  [2, { name: 'pbx' }, { name: 'pbx', lifted: true }],
  [3, { name: 'pbx', lifted: false }, { name: 'pbx', lifted: false }],
])('a document of version %i is lifted step by step', (version, raw, expected) => {
  expect(migrate(raw, version, MIGRATIONS)).toEqual(expected);
});

test('a document of a newer program is not touched', () => {
  expect(() => migrate({}, 4, MIGRATIONS)).toThrow('schema version is 4, this program knows 3');
});
