import { expect, test } from 'vitest';
import { takeSnapshot } from '../../../src/flows/steps/snapshot.ts';
import { PASS_5, PASS_45 } from '../../../src/flows/ucware-4.5-to-5/pass/passes.ts';
import { asked, inShort, judged } from './a-context.ts';

const snapshot = takeSnapshot(PASS_45);

function answered(takenAt: string) {
  return { snapshot: { choice: 'taken', values: { name: 'vor-update', 'taken-at': takenAt } } };
}

test.each([
  ['nothing said yet', {}, 'ask snapshot'],
  ['just taken', answered('2026-11-23T22:05:00Z'), 'pass'],
  ['an hour old', answered('2026-11-23T21:10:00Z'), 'pass'],
  ['older than an hour', answered('2026-11-23T21:08:00Z'), 'ask snapshot with complaint'],
  ['from last week', answered('2026-11-16T22:00:00Z'), 'ask snapshot with complaint'],
  ['a clock a little ahead', answered('2026-11-23T22:14:00Z'), 'pass'],
  ['from the future', answered('2026-11-24T22:00:00Z'), 'ask snapshot with complaint'],
])('%s', (_, answers, short) => {
  expect(inShort(judged(snapshot, [], { answers }))).toBe(short);
});

test('is kept with its name, its time and who said so', () => {
  const verdict = judged(snapshot, [], { answers: answered('2026-11-23T22:05:00+00:00') });
  expect(verdict.facts).toEqual([
    {
      key: 'snapshot1',
      value: { name: 'vor-update', takenAt: '2026-11-23T22:05:00.000Z', by: '<@U0ANNA>' },
    },
  ]);
});

test('says that the bot cannot see it, and warns of ZFS at the second one', () => {
  const first = judged(snapshot, []);
  const second = judged(takeSnapshot(PASS_5), []);
  const words = (verdict: typeof first) =>
    asked(verdict)
      .evidence.map(({ en }) => en)
      .join();
  expect(words(first)).toContain('your word');
  expect(words(first)).not.toContain('ZFS');
  expect(words(second)).toContain('ZFS');
});

test.each([
  ['de', 'vor-ucware-4-5-'],
  ['en', 'before-ucware-4-5-'],
] as const)('suggests a name in the language of the run (%s)', (language, name) => {
  const { text, choices } = asked(judged(snapshot, [], { language }));
  expect(text[language]).toContain(`\`${name}`);
  expect(choices[0]?.fields?.[0]?.initial).toMatch(new RegExp(`^${name}\\d{4}-`));
});
