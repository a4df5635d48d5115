import { expect, test } from 'vitest';
import { planHash } from '../../../src/flows/run/plan-hash.ts';

test('is SHA-256 over the canonical JSON', () => {
  // printf '{"a":[1,null,"x"],"b":true}' | sha256sum
  expect(planHash({ b: true, a: [1, null, 'x'], c: undefined })).toBe(
    '98d9d9eb9fde88e59263a83c4fac10e71ba374ce38fa76884da0f6a1d6b3c9bf',
  );
  expect(planHash({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
});

test.each([
  [{ a: 1 }, { a: 2 }],
  [{ a: 1 }, { b: 1 }],
  [
    ['x', 'y'],
    ['y', 'x'],
  ],
  [{ a: '1' }, { a: 1 }],
  [{ a: null }, {}],
])('tells %j from %j', (one, other) => {
  expect(planHash(one)).not.toBe(planHash(other));
});
