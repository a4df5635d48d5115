import { expect, test } from 'vitest';
import { learn } from '../../../src/flows/run/fact.ts';
import { window } from '../../../src/flows/ucware-4.5-to-5/prepare/window.ts';
import { restAt45 } from '../../../src/flows/ucware-4.5-to-5/rest.ts';
import { ended } from '../../support/toy-flow.ts';
import { contextOf, type Given, inShort, judged, NOW } from '../steps/a-context.ts';

const ENOUGH = learn(window, { start: '2026-11-23T22:00:00.000Z', minutes: 240 });
const NEARLY_OVER = learn(window, { start: '2026-11-23T20:30:00.000Z', minutes: 110 });
const TOMORROW = '2026-11-24T20:00:00.000Z';

function given(choice: string, start = TOMORROW): Readonly<Record<string, Given>> {
  return { answer: { choice, values: { start, minutes: '120' } } };
}

test.each([
  ['not asked yet', {}, ENOUGH, [], 'ask answer'],
  ['now, with time enough', given('yes'), ENOUGH, [], 'pass'],
  ['now, with too little time', given('yes'), NEARLY_OVER, [], 'ask answer with complaint'],
  ['another day', given('later'), ENOUGH, [ended('r1-1-rest-1')], 'pass'],
  [
    'a day that is over',
    given('later', '2020-01-01T00:00:00.000Z'),
    ENOUGH,
    [],
    'ask answer with complaint',
  ],
])('%s', (_, answers, agreed, values, short) => {
  expect(inShort(judged(restAt45, values, { answers, facts: [agreed] }))).toBe(short);
});

test('until another day lock and apt’s timers are given back, and there is a draft for the users', () => {
  const situation = { answers: given('later'), facts: [ENOUGH] };
  const actions = restAt45.run(contextOf('rest-4.5', situation));
  expect(actions.map((one) => 'script' in one && one.script.name)).toEqual(['release-hold']);
  const verdict = judged(restAt45, [ended('r1-1-rest-1')], situation);
  expect(verdict).toMatchObject({
    facts: [learn(window, { start: TOMORROW, minutes: 120 })],
    notices: [{ to: 'thread', text: { en: expect.stringContaining('120 minutes') } }],
  });
});

test('what cannot be given back is said, and the run does not go on', () => {
  const refused = { ...ended('r1-1-rest-1', 77), log: 'the server lock is held by run other' };
  const situation = { answers: given('later'), facts: [ENOUGH] };
  expect(inShort(judged(restAt45, [refused], situation))).toMatch(/^fail/);
});

test('whoever goes on at once keeps the lock', () => {
  expect(restAt45.run(contextOf('rest-4.5', { answers: given('yes'), now: NOW }))).toEqual([]);
});
