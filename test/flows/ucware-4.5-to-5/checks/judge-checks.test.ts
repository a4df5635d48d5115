import { describe, expect, test } from 'vitest';
import { holds } from '../../../../src/flows/remote/holds.ts';
import { rebootRequired } from '../../../../src/flows/remote/reboot-required.ts';
import { learn } from '../../../../src/flows/run/fact.ts';
import { CHECKS } from '../../../../src/flows/ucware-4.5-to-5/checks/checks.ts';
import { idsOf, weigh } from './condition.ts';
import { findingsWith, HEALTHY_FACTS, SERVER } from './healthy-facts.ts';

test('a healthy server has nothing but information', () => {
  const found = findingsWith();
  expect(idsOf(found)).toEqual(['repository-offers', 'virtual-machine']);
  expect(found.every((finding) => weigh(finding) === 'info')).toBe(true);
});

test('every check has an id of its own', () => {
  const ids = CHECKS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('what blocks stands first, then warnings, then information', () => {
  const found = findingsWith([
    learn(rebootRequired, { required: true, packages: [] }),
    learn(holds, ['ucware']),
  ]);
  expect(found.map(weigh)).toEqual(['blocker', 'warning', 'info', 'info']);
});

describe('a check that could not be carried out', () => {
  const keys = HEALTHY_FACTS.map(({ key }) => key);

  test.each(keys)(
    'an unreadable answer about %s blocks, even where an older answer is known',
    (key) => {
      const found = findingsWith([], SERVER, { [key]: '(script) Quatsch' });
      const unread = found.filter(({ id }) => id.endsWith('-unread'));
      expect(unread.length).toBeGreaterThan(0);
      for (const finding of unread) {
        expect(weigh(finding)).toBe('obstacle');
        expect(finding.why.de).toContain('Quatsch');
      }
    },
  );

  test.each(keys)('a missing answer about %s is not a pass', (key) => {
    const found = findingsWith([{ key, value: undefined }]);
    expect(found.some(({ id, blocks }) => id.endsWith('-unread') && blocks)).toBe(true);
  });
});
