import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import {
  compareVersions,
  isVersion5,
  isVersion45,
  upstreamVersion,
} from '../../../src/flows/remote/versions.ts';

/** From old to new. */
const ORDERED = [
  '0~~',
  '0~',
  '0',
  '0.0',
  '1.0~rc1',
  '1.0',
  '1.0-0ubuntu0.1',
  '1.0-1',
  '1.0-1+b1',
  '1.0-1.1',
  '1.0a',
  '1.0+dfsg',
  '1.2',
  '1.10',
  '4.4.9.12',
  '4.5~beta',
  '4.5',
  '4.5.0.8',
  '4.5.0.10~pre',
  '4.5.0.10',
  '4.5.0.10-1',
  '4.5.0.10-1ubuntu1',
  '4.5.1',
  '5.0.0~rc2',
  '5.0.0',
  '5.0.0.1',
  '5.1.1',
  '20231114120000',
  '20231114120001',
  '99999999999999999999',
  '100000000000000000000',
  '1:0.1',
  '1:1.0',
  '2:0~',
];

const HAS_DPKG = spawnSync('dpkg', ['--version']).status === 0;

describe('comparing versions', () => {
  test('orders them as deb-version(7) says', () => {
    const shuffled = [...ORDERED].reverse().sort(compareVersions);
    expect(shuffled).toEqual(ORDERED);
  });

  test.each([
    ['1.0', '1.0-0'],
    ['1.0', '1.00'],
    ['0:1.0', '1.0'],
    ['1.0a01', '1.0a1'],
  ])('%s equals %s', (a, b) => {
    expect(compareVersions(a, b)).toBe(0);
    expect(compareVersions(b, a)).toBe(0);
  });

  test.runIf(HAS_DPKG)('says what dpkg says for every pair', () => {
    const sample = ORDERED.filter((_version, index) => index % 2 === 0);
    for (const a of sample) {
      for (const b of sample) {
        const { status } = spawnSync('dpkg', ['--compare-versions', a, 'lt', b]);
        expect(compareVersions(a, b) < 0, `${a} < ${b}`).toBe(status === 0);
      }
    }
  });
});

test.each(['4.5', '4.5.0.8', '4.5-1', '1:4.5.0.10-1ubuntu2', '4.5~rc1', '4.5+dfsg'])(
  '%s is 4.5 and not 5',
  (version) => {
    expect(isVersion45(version)).toBe(true);
    expect(isVersion5(version)).toBe(false);
  },
);

test.each(['5', '5.0.1', '5-1', '2:5.1.1-3'])('%s is 5 and not 4.5', (version) => {
  expect(isVersion5(version)).toBe(true);
  expect(isVersion45(version)).toBe(false);
});

test.each(['4.4.9', '4.50', '4.51.2', '50.1', '6.0', '14.5', '', 'unknown'])(
  '%s is neither',
  (version) => {
    expect(isVersion45(version)).toBe(false);
    expect(isVersion5(version)).toBe(false);
  },
);

test('the upstream version leaves epoch and revision out, and keeps a hyphen of its own', () => {
  expect(upstreamVersion('1:4.5.0.10-1ubuntu2')).toBe('4.5.0.10');
  expect(upstreamVersion('4.5-rc1-3')).toBe('4.5-rc1');
  expect(upstreamVersion('5.0')).toBe('5.0');
});
