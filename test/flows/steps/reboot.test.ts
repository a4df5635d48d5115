import { describe, expect, test } from 'vitest';
import { learn } from '../../../src/flows/run/fact.ts';
import { awaitReboot, rebootGate, rebootStep } from '../../../src/flows/steps/reboot.ts';
import { PASS_45 } from '../../../src/flows/ucware-4.5-to-5/pass/passes.ts';
import { aPlan, BOOT, OTHER_BOOT } from '../remote/a-plan.ts';
import {
  actionsOf,
  asked,
  contextOf,
  evidence,
  inShort,
  jobEnded,
  judged,
  NOW,
  scriptsOf,
} from './a-context.ts';
import { QUIET, SILENT, TALKING } from './server-values.ts';

const facts = [learn(PASS_45.plan, aPlan())];
const empty = [learn(PASS_45.plan, aPlan('4.5', { installed: [] }))];
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
    expect(inShort(judged(gate, [calls], { facts, answers }))).toBe(short);
  });

  test('looks again by itself every half minute', () => {
    expect(asked(judged(gate, [TALKING], { facts })).wakeAt).toBe('2026-11-23T22:10:30.000Z');
  });

  test('keeps the same words while the count changes a little', () => {
    const words = [2, 3, 5].map((active) => {
      return asked(judged(gate, [{ ...TALKING, active }], { facts })).text.de;
    });
    expect(new Set(words).size).toBe(1);
  });

  test('only an approver goes on in spite of calls, with a reason', () => {
    const { choices } = asked(judged(gate, [TALKING], { facts }));
    expect(choices.find(({ id }) => id === 'accept')).toMatchObject({
      who: 'approver',
      fields: [{ id: 'reason' }],
    });
  });
});

describe('the reboot', () => {
  test.each([
    ['another boot id', OTHER_BOOT, NOT_REQUIRED, facts, true],
    ['the same boot id', BOOT, NOT_REQUIRED, facts, false],
    ['nothing installed', BOOT, NOT_REQUIRED, empty, true],
    ['nothing installed, but due', BOOT, REQUIRED, empty, false],
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
    expect(
      inShort(
        judged(boot, [{ bootId: OTHER_BOOT, awayMs: 42_000, address: 'a' }], { facts: known }),
      ),
    ).toBe('pass');
  });

  test('is not waited for when none was needed', () => {
    expect(scriptsOf(actionsOf(boot, { facts: empty }))).toEqual([]);
    expect(inShort(judged(boot, [], { facts: empty }))).toBe('skip');
  });
});
