import { describe, expect, test } from 'vitest';
import { learn } from '../../../src/flows/run/fact.ts';
import { awaitReboot, rebootGate, rebootStep } from '../../../src/flows/steps/reboot.ts';
import { PASS_45 } from '../../../src/flows/ucware-4.5-to-5/pass/passes.ts';
import { window } from '../../../src/flows/ucware-4.5-to-5/prepare/window.ts';
import { aPlan, BOOT, OTHER_BOOT } from '../remote/a-plan.ts';
import {
  actionsOf,
  asked,
  contextOf,
  evidence,
  type Given,
  inShort,
  jobEnded,
  judged,
  NOW,
  scriptsOf,
} from './a-context.ts';
import { FREE, OURS, QUIET, SILENT, TALKING, THEIRS } from './server-values.ts';

const OPEN = learn(window, { start: '2026-11-23T22:00:00.000Z', minutes: 120 });
const facts = [learn(PASS_45.plan, aPlan()), OPEN];
const empty = [learn(PASS_45.plan, aPlan('4.5', { installed: [] })), OPEN];
const installed = [...facts, { key: 'installedUnder4.5', value: BOOT }];
const late = [...facts, { key: 'installedUnder4.5', value: OTHER_BOOT }];
const NOT_REQUIRED = { required: false, packages: [] };
const REQUIRED = { required: true, packages: ['linux-base'] };
const gate = rebootGate(PASS_45);
const reboot = rebootStep(PASS_45);
const boot = awaitReboot(PASS_45);

describe('the gate of the reboot', () => {
  test.each([
    ['nobody on the phone', QUIET, {}, 'pass'],
    ['calls', TALKING, {}, 'ask calls'],
    ['nobody can tell', SILENT, {}, 'ask calls'],
    ['calls, and an approver decided', TALKING, { calls: { choice: 'accept' } }, 'pass'],
    ['calls, and somebody looked again', TALKING, { calls: { choice: 'again' } }, 'ask calls'],
    [
      'calls, decided too long ago',
      TALKING,
      { calls: { choice: 'accept', at: '2026-11-23T20:00:00Z' } },
      'ask calls',
    ],
  ])('%s', (_, calls, answers, short) => {
    expect(inShort(judged(gate, [calls, BOOT, OURS], { facts, answers }))).toBe(short);
  });

  test.each<[string, string, Readonly<Record<string, Given>>, string]>([
    ['the window is open', NOW, {}, 'pass'],
    ['its last minute', '2026-11-23T23:59:30.000Z', {}, 'pass'],
    ['the window is over', '2026-11-24T00:01:00.000Z', {}, 'ask window'],
    ['the next noon', '2026-11-24T12:00:00.000Z', {}, 'ask window'],
    [
      'the window is over, decided here',
      '2026-11-24T00:05:00.000Z',
      { window: { choice: 'accept', at: '2026-11-24T00:04:00.000Z' } },
      'pass',
    ],
    [
      'decided at the gate to begin outside of it',
      '2026-11-24T00:05:00.000Z',
      { 'gate-4.5/window': { choice: 'accept', at: '2026-11-23T21:00:00.000Z' } },
      'pass',
    ],
    [
      'decided at the gate a day ago',
      '2026-11-24T22:05:00.000Z',
      { 'gate-4.5/window': { choice: 'accept', at: '2026-11-23T21:00:00.000Z' } },
      'ask window',
    ],
  ])('%s', (_, now, answers, short) => {
    expect(inShort(judged(gate, [QUIET, BOOT, OURS], { facts, answers, now }))).toBe(short);
  });

  test.each([
    ['another run has the server', THEIRS, 'ask holder'],
    ['nobody has it', FREE, 'ask hold-gone'],
    ['the timers are not held', { ...OURS, timersHeld: false }, 'ask hold-gone'],
  ])('%s', (_, held, short) => {
    expect(inShort(judged(gate, [QUIET, BOOT, held], { facts }))).toBe(short);
  });

  test('looks again by itself every half minute', () => {
    expect(asked(judged(gate, [TALKING, BOOT, OURS], { facts })).wakeAt).toBe(
      '2026-11-23T22:10:30.000Z',
    );
  });

  test('keeps the same words while the count changes a little', () => {
    const words = [2, 3, 5].map((active) => {
      return asked(judged(gate, [{ ...TALKING, active }, BOOT, OURS], { facts })).text.de;
    });
    expect(new Set(words).size).toBe(1);
  });

  test('only an approver goes on in spite of calls, with a reason', () => {
    const { choices } = asked(judged(gate, [TALKING, BOOT, OURS], { facts }));
    expect(choices.find(({ id }) => id === 'accept')).toMatchObject({
      who: 'approver',
      fields: [{ id: 'reason' }],
    });
  });
});

describe('the reboot', () => {
  test.each([
    ['another boot id than when the installation ended', OTHER_BOOT, NOT_REQUIRED, installed, true],
    ['the same boot id', BOOT, NOT_REQUIRED, installed, false],
    ['restarted in the middle of the installation only', OTHER_BOOT, NOT_REQUIRED, late, false],
    ['installed by somebody else, nobody knows when', OTHER_BOOT, NOT_REQUIRED, facts, false],
    ['nothing installed', BOOT, NOT_REQUIRED, empty, true],
    ['nothing installed, but due', BOOT, REQUIRED, empty, false],
    [
      'nothing left to install after an attempt that broke off',
      BOOT,
      NOT_REQUIRED,
      [...empty, { key: 'installedUnder4.5', value: BOOT }],
      false,
    ],
  ])('is found done: %s', (_, bootId, required, known, done) => {
    for (const step of [gate, reboot])
      expect(evidence(step, [bootId, required], { facts: known }) !== null).toBe(done);
  });

  test.each([
    ['it was ordered', jobEnded(), 'pass'],
    ['it was quicker than its job', jobEnded({ state: 'interrupted', exitCode: null }), 'pass'],
    ['dpkg never got free', jobEnded({ exitCode: 75 }), 'fail'],
  ])('%s', (_, job, short) => {
    expect(inShort(judged(reboot, [job], { facts }))).toBe(short);
  });

  test.each([
    ['ssh-unreachable', 'ask away'],
    ['remote-timeout', 'ask away'],
    ['job-never-started', 'null'],
    ['sudo-refused', 'null'],
  ] as const)('a line that breaks (%s) is no failure, anything else is', (code, short) => {
    const verdict = reboot.onFailure?.({ code, found: '' }, contextOf(reboot.id, { facts }));
    expect(verdict ? inShort(verdict) : 'null').toBe(short);
    if (verdict && short !== 'null') {
      expect(Date.parse(asked(verdict).wakeAt ?? '')).toBeGreaterThan(Date.parse(NOW));
    }
  });

  test('is proven by a boot id other than the one before', () => {
    const passed = judged(reboot, [jobEnded()], { facts });
    const known = [...facts, ...(passed.facts ?? [])];
    expect(actionsOf(boot, { facts: known })).toMatchObject([
      { kind: 'await-boot', previousBootId: BOOT },
    ]);
    const back = { bootId: OTHER_BOOT, rung: 'login', found: '', awayMs: 42_000, address: 'a' };
    const verdict = judged(boot, [back], { facts: known });
    expect(inShort(verdict)).toBe('pass');
    expect(JSON.stringify(verdict)).toContain(BOOT);
    expect(verdict.facts).toEqual([{ key: 'bootId', value: OTHER_BOOT }]);
  });

  test('is not waited for when none was needed', () => {
    expect(scriptsOf(actionsOf(boot, { facts: empty }))).toEqual([]);
    expect(inShort(judged(boot, [], { facts: empty }))).toBe('skip');
  });
});

describe('while the server stays away', () => {
  const known = [
    ...facts,
    { key: 'rebootFrom4.5', value: BOOT },
    { key: 'console-contact', value: { person: 'Anna', mobile: '0170 1' } },
  ];
  const at = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000 + 5000).toISOString();
  const silent = { bootId: null, rung: 'nothing', found: '', awayMs: 1, address: '' } as const;
  const ask = (minutes: number, rung: string = 'nothing') =>
    asked(
      judged(boot, [{ ...silent, rung }], {
        facts: known,
        done: [reboot.id],
        now: at(minutes),
      }),
    );

  test.each([
    [0, 2 * 60_000 - 5000],
    [2, 3 * 60_000 - 5000],
    [5, 5 * 60_000 - 5000],
    [10, 10 * 60_000 - 5000],
    [20, 5 * 60_000],
    [300, 5 * 60_000],
  ])('after %s minutes it looks until people must hear of it', (minutes, timeoutMs) => {
    const situation = { facts: known, done: [reboot.id], now: at(minutes) };
    expect(actionsOf(boot, situation)).toMatchObject([{ kind: 'await-boot', timeoutMs }]);
  });

  test('people hear of it after 2, 5, 10 and 20 minutes, each time in other words', () => {
    const texts = [0, 2, 5, 10].map((minutes) => ask(minutes).text);
    expect(texts.map(({ de }) => /mehr als (\d+) Minuten/.exec(de)?.[1])).toEqual([
      '2',
      '5',
      '10',
      '20',
    ]);
    expect(texts[0]?.de).toContain('Bitte nicht ausschalten');
    expect(texts[1]?.en).toContain('do not power-cycle');
    expect(texts[2]?.de).toContain('Anna, 0170 1');
    // After the last rung nothing new is said as long as nothing changes.
    expect(ask(30).text).toEqual(ask(20).text);
    expect(ask(20, 'banner').text).not.toEqual(ask(20).text);
  });

  test('only at the last rung, and only an approver, may decide on something else', () => {
    expect(ask(5).choices.map(({ id }) => id)).toEqual(['again']);
    const { choices } = ask(20);
    expect(choices.map(({ id, who }) => [id, who])).toEqual([
      ['again', undefined],
      ['power-cycled', 'approver'],
      ['abandon', 'approver'],
    ]);
  });

  test.each(['nothing', 'ping', 'tcp', 'banner', 'login', 'old-boot'])(
    'says how far it is: %s',
    (rung) => {
      const { text } = ask(2, rung);
      expect(text.de).toContain('Zuletzt: ');
      expect(text.en).toContain('Last seen: ');
    },
  );
});

test('at the end of the window people are asked about calls once more', () => {
  const late = '2026-11-24T00:00:00.000Z';
  const answers = { window: { choice: 'accept', at: NOW } };
  const question = (now: string) =>
    asked(judged(gate, [TALKING, BOOT, OURS], { facts, answers, now }));
  expect(question(NOW).text.de).not.toContain('Zeitfenster');
  expect(question(late).text.de).toContain('Zeitfenster ist zu Ende');
  expect(question(late).choices).toEqual(question(NOW).choices);
});

test('the restart is proven against the boot id from right before it, not from the plan', () => {
  const passed = judged(gate, [QUIET, OTHER_BOOT, OURS], { facts: late });
  const known = [...late, ...(passed.facts ?? [])];
  const ordered = judged(reboot, [jobEnded()], { facts: known });
  expect(actionsOf(boot, { facts: [...known, ...(ordered.facts ?? [])] })).toMatchObject([
    { kind: 'await-boot', previousBootId: OTHER_BOOT },
  ]);
  // Somebody else restarts it between the gate and the order.
  expect(evidence(reboot, [BOOT, NOT_REQUIRED], { facts: known })).not.toBeNull();
});
