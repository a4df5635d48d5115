import { expect, test } from 'vitest';
import { canonicalJson } from '../../src/store/canonical-json.ts';

test('the order of keys does not matter, the order of items does', () => {
  expect(canonicalJson({ b: [2, { d: 1, c: null }], a: 'x' })).toBe(
    '{"a":"x","b":[2,{"c":null,"d":1}]}',
  );
  expect(canonicalJson({ a: 'x', b: [2, { c: null, d: 1 }] })).toBe(
    canonicalJson({ b: [2, { d: 1, c: null }], a: 'x' }),
  );
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
});

test.each(['"\n\u2028\ud800', 1e21, -0.5, true, null, [], {}])(
  '%j reads back as what it was',
  (value) => {
    expect(JSON.parse(canonicalJson(value))).toEqual(value);
  },
);
