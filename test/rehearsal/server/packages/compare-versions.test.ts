import { expect, it } from 'vitest';
import { compareVersions } from '../../../../src/rehearsal/server/packages/compare-versions.ts';

it.each([
  ['4.5.0.10', '4.5.0.8', 1],
  ['4.5.0.10', '4.5.0.9', 1],
  ['5.0.2.1', '4.5.0.10', 1],
  ['1:13.38.3-ucware1', '1:13.38.3-ucware4', -1],
  ['1:1.0', '9.0', 1],
  ['1.0~rc1', '1.0', -1],
  ['1.0', '1.0-0', 0],
  ['1.0-1', '1.0-1ubuntu1', -1],
  ['2.27-3ubuntu1.4', '2.27-3ubuntu1.6', -1],
  ['1.0a', '1.0+', -1],
  ['007', '7', 0],
])('%s against %s', (a, b, order) => {
  expect(Math.sign(compareVersions(a, b))).toBe(order);
  expect(Math.sign(compareVersions(b, a))).toBe(order === 0 ? 0 : -order);
});
