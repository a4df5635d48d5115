import { describe, expect, test } from 'vitest';
import { learn } from '../../../../src/flows/run/fact.ts';
import { openGate } from '../../../../src/flows/ucware-4.5-to-5/pass/gate.ts';
import { PASS_5, PASS_45 } from '../../../../src/flows/ucware-4.5-to-5/pass/passes.ts';
import { window } from '../../../../src/flows/ucware-4.5-to-5/prepare/window.ts';
import { asked, type Given, inShort, judged } from '../../steps/a-context.ts';
import {
  FREE,
  MYSQL_PASSWORD,
  MYSQL_READY,
  MYSQL_SHADOWED,
  OURS,
  QUIET,
  SILENT,
  TALKING,
  THEIRS,
} from '../../steps/server-values.ts';

const gate = openGate(PASS_45);
const START = '2026-11-23T22:00:00.000Z';
const facts = [learn(window, { start: START, minutes: 120 })];
const HELD = [{ path: '/var/lib/dpkg/lock', pid: 7, command: 'unattended-upgrade', ageSeconds: 3 }];

type Answers = Readonly<Record<string, Given>>;

describe('the gate', () => {
  test.each<[string, readonly unknown[], Answers, string]>([
    ['all quiet', [QUIET, [], FREE, MYSQL_PASSWORD], {}, 'pass'],
    ['held by this run already', [QUIET, [], OURS, MYSQL_PASSWORD], {}, 'pass'],
    ['calls', [TALKING, [], FREE, MYSQL_PASSWORD], {}, 'ask calls'],
    [
      'calls, decided',
      [TALKING, [], FREE, MYSQL_PASSWORD],
      { calls: { choice: 'accept' } },
      'pass',
    ],
    ['nobody can tell', [SILENT, [], FREE, MYSQL_PASSWORD], {}, 'ask calls'],
    ['apt is busy', [QUIET, HELD, FREE, MYSQL_PASSWORD], {}, 'ask lock'],
    ['another run', [QUIET, [], THEIRS, MYSQL_PASSWORD], {}, 'ask holder'],
    [
      'another run, taken over',
      [QUIET, [], THEIRS, MYSQL_PASSWORD],
      { holder: { choice: 'take-over', values: { run: 'run-0' } } },
      'pass',
    ],
    [
      'yet another run than the one taken over',
      [QUIET, [], THEIRS, MYSQL_PASSWORD],
      { holder: { choice: 'take-over', values: { run: 'run-9' } } },
      'ask holder',
    ],
  ])('%s', (_, values, answers, short) => {
    expect(inShort(judged(gate, values, { facts, answers }))).toBe(short);
  });

  test.each([
    ['ready', MYSQL_READY, 'pass'],
    ['a password', MYSQL_PASSWORD, 'block mysql-login'],
    ['a .my.cnf in the way', MYSQL_SHADOWED, 'block mysql-login'],
  ])('pass 5 wants the proof of MySQL: %s', (_, mysql, short) => {
    expect(inShort(judged(openGate(PASS_5), [QUIET, [], OURS, mysql], { facts }))).toBe(short);
  });

  test.each([
    ['never', null, 'left no sign of life'],
    ['lately', '2026-11-23T22:07:00Z', '3 minutes ago'],
    ['long ago', '2026-11-23T20:00:00Z', 'none for more than 15 minutes'],
  ])('says who holds the server and when that run was last alive: %s', (_, heartbeat, words) => {
    const theirs = { ...THEIRS, holder: 'ucware-upgrade', heartbeat };
    const { evidence } = asked(judged(gate, [QUIET, [], theirs, MYSQL_READY], { facts }));
    expect(evidence[0]?.en).toBe('Holder `ucware-upgrade`, reason: `x`.');
    expect(evidence[1]?.en).toContain(words);
  });

  test('waiting for apt wakes up by itself', () => {
    expect(asked(judged(gate, [QUIET, HELD, FREE, MYSQL_READY], { facts })).wakeAt).toBe(
      '2026-11-23T22:10:30.000Z',
    );
  });
});

describe('the window', () => {
  const VALUES = [QUIET, [], FREE, MYSQL_READY];
  const early = '2026-11-23T21:00:00.000Z';
  const late = '2026-11-23T23:45:00.000Z';

  test.each<[string, string, Answers, string]>([
    ['before it', early, {}, 'ask window'],
    ['at its start', START, {}, 'pass'],
    ['with half an hour left', '2026-11-23T23:30:00.000Z', {}, 'pass'],
    ['with less left', late, {}, 'ask window'],
    ['the next day', '2026-11-24T12:00:00.000Z', {}, 'ask window'],
    ['before it, decided by an approver', early, { window: { choice: 'accept' } }, 'pass'],
    [
      'before it, decided yesterday',
      early,
      { window: { choice: 'accept', at: '2026-11-22T21:00:00Z' } },
      'ask window',
    ],
    [
      'a new one that has begun',
      late,
      {
        window: {
          choice: 'new-window',
          at: late,
          values: { start: '2026-11-23T23:40:00Z', minutes: '90' },
        },
      },
      'pass',
    ],
    [
      'a new one later',
      late,
      {
        window: {
          choice: 'new-window',
          at: late,
          values: { start: '2026-11-25T22:00:00Z', minutes: '90' },
        },
      },
      'ask window',
    ],
    [
      'a new one in the past',
      late,
      {
        window: {
          choice: 'new-window',
          at: late,
          values: { start: '2026-11-20T22:00:00Z', minutes: '90' },
        },
      },
      'ask window with complaint',
    ],
  ])('%s', (_, now, answers, short) => {
    expect(inShort(judged(gate, VALUES, { facts, answers, now }))).toBe(short);
  });

  test('wakes up when it opens', () => {
    expect(asked(judged(gate, VALUES, { facts, now: early })).wakeAt).toBe(START);
  });

  test('a new one counts for the rest of the run', () => {
    const answers = {
      window: {
        choice: 'new-window',
        at: late,
        values: { start: '2026-11-23T23:40:00Z', minutes: '90' },
      },
    };
    expect(judged(gate, VALUES, { facts, answers, now: late }).facts).toEqual([
      { key: 'window', value: { start: '2026-11-23T23:40:00.000Z', minutes: 90 } },
    ]);
  });
});
