import { describe, expect, test } from 'vitest';
import { hashOfPlan } from '../../../../src/flows/remote/plan.ts';
import { learn } from '../../../../src/flows/run/fact.ts';
import { installedUnder } from '../../../../src/flows/steps/packages.ts';
import { PASS_5 } from '../../../../src/flows/ucware-4.5-to-5/pass/passes.ts';
import { recheckPlan } from '../../../../src/flows/ucware-4.5-to-5/pass/recheck.ts';
import { window } from '../../../../src/flows/ucware-4.5-to-5/prepare/window.ts';
import {
  aForecast,
  aPlan,
  aSimulation,
  BOOT,
  CONFFILES,
  nothingLeft,
  OTHER_BOOT,
} from '../../remote/a-plan.ts';
import { asked, type Given, inShort, judged } from '../../steps/a-context.ts';
import {
  FREE,
  MYSQL_PASSWORD,
  MYSQL_READY,
  OURS,
  QUIET,
  TALKING,
  THEIRS,
} from '../../steps/server-values.ts';

const step = recheckPlan(PASS_5);
const FRESH = { name: 'vor-5', takenAt: '2026-11-23T21:55:00.000Z', by: 'U0ANNA' };
const OPEN = learn(window, { start: '2026-11-23T22:00:00.000Z', minutes: 30 });
const facts = [learn(PASS_5.plan, aPlan('5')), learn(PASS_5.snapshot, FRESH), OPEN];
const aged = [
  OPEN,
  learn(PASS_5.plan, aPlan('5')),
  learn(PASS_5.snapshot, { ...FRESH, takenAt: '2026-11-23T20:00:00.000Z' }),
];
const FETCHED = aSimulation('5', { update: null, downloadBytes: 0 });
const NOTHING = { ...FETCHED, installed: [], removed: [], product: nothingLeft('5').product };
const NEWER = aSimulation('5', {
  update: null,
  installed: [{ name: 'ucware', from: '4.5.0.10', to: '5.0.3' }],
});
const NEWER_HASH = hashOfPlan(aPlan('5', { installed: NEWER.installed }));

function values(
  parts: {
    simulation?: typeof FETCHED;
    bootId?: string;
    mysql?: typeof MYSQL_READY;
    calls?: typeof QUIET;
    held?: typeof OURS;
  } = {},
) {
  const { simulation = FETCHED, bootId = BOOT, mysql = MYSQL_READY, calls = QUIET } = parts;
  return [simulation, CONFFILES, aForecast(), bootId, mysql, calls, parts.held ?? OURS];
}

describe('the last look before packages are installed', () => {
  test.each<[string, readonly unknown[], Readonly<Record<string, Given>>, string]>([
    ['as approved', values(), {}, 'pass'],
    ['other packages', values({ simulation: NEWER }), {}, 'ask approval'],
    [
      'other packages, approved anew',
      values({ simulation: NEWER }),
      { approval: { choice: 'approve', planHash: NEWER_HASH } },
      'pass',
    ],
    [
      'other packages, the old plan approved',
      values({ simulation: NEWER }),
      { approval: { choice: 'approve', planHash: hashOfPlan(aPlan('5')) } },
      'ask approval',
    ],
    ['restarted meanwhile', values({ bootId: OTHER_BOOT }), {}, 'ask approval'],
    ['MySQL asks for a password again', values({ mysql: MYSQL_PASSWORD }), {}, 'block mysql-login'],
    ['another run has the server', values({ held: THEIRS }), {}, 'ask holder'],
    [
      'another run has taken it back after it was taken over',
      values({ held: THEIRS }),
      { holder: { choice: 'take-over', values: { run: 'run-0' }, at: '2026-11-23T22:00:00Z' } },
      'ask holder',
    ],
    ['nobody has the server', values({ held: FREE }), {}, 'ask hold-gone'],
    ['the timers run', values({ held: { ...OURS, timersHeld: false } }), {}, 'ask hold-gone'],
    ['calls', values({ calls: TALKING }), {}, 'ask calls'],
    ['calls, decided here', values({ calls: TALKING }), { calls: { choice: 'accept' } }, 'pass'],
    [
      'calls, decided at the gate',
      values({ calls: TALKING }),
      { 'gate-5/calls': { choice: 'accept' } },
      'pass',
    ],
    [
      'a plan that must not run',
      values({ simulation: { ...FETCHED, removed: [{ name: 'ucware', from: '1', to: null }] } }),
      {},
      'block plan-removes-product',
    ],
    [
      'the wrong origin',
      values({
        simulation: {
          ...FETCHED,
          product: {
            name: 'ucware',
            installed: '4.5.0.10',
            candidate: '5.0.3',
            origins: ['500 https://mirror/ucware-4.5 x'],
          },
        },
      }),
      {},
      'block plan-wrong-origin',
    ],
  ])('%s', (_, seen, answers, short) => {
    expect(inShort(judged(step, seen, { facts, answers, done: ['hold-5'] }))).toBe(short);
  });

  test.each([
    ['open to its last minute', '2026-11-23T22:29:00.000Z', 'pass'],
    ['over', '2026-11-23T22:31:00.000Z', 'ask window'],
  ])('the window is %s', (_, now, short) => {
    const fresh = learn(PASS_5.snapshot, { ...FRESH, takenAt: '2026-11-23T22:20:00.000Z' });
    expect(inShort(judged(step, values(), { facts: [...facts, fresh], now }))).toBe(short);
  });

  test('whoever holds the server anew does so in the step for it', () => {
    const { choices } = asked(judged(step, values({ held: THEIRS }), { facts }));
    expect(choices.map(({ id, redo, who }) => [id, redo, who])).toEqual([
      ['again', undefined, undefined],
      ['take-over', ['hold-5'], 'approver'],
      ['abort', undefined, undefined],
    ]);
    const gone = asked(judged(step, values({ held: FREE }), { facts }));
    expect(gone.choices[0]).toMatchObject({ id: 'hold-again', redo: ['hold-5'] });
  });

  test('nothing left needs no approval; what was installed meanwhile runs after a restart only', () => {
    const verdict = judged(step, values({ simulation: NOTHING }), { facts });
    expect(inShort(verdict)).toBe('pass');
    expect(verdict.facts).toContainEqual(learn(installedUnder(PASS_5), BOOT));
    const idle = [learn(PASS_5.plan, aPlan('5', { installed: [] })), OPEN];
    const { facts: learned } = judged(step, values({ simulation: NOTHING }), { facts: idle });
    expect(learned?.map(({ key }) => key)).toEqual(['plan-5']);
  });

  test('a void approval shows what changed', () => {
    const question = asked(judged(step, values({ simulation: NEWER }), { facts }));
    expect(question.plan?.changes.map(({ de }) => de).join()).toContain('nicht mehr dabei: `bash`');
    expect(question.plan?.hash).toBe(NEWER_HASH);
  });

  test('what passes is what will be installed', () => {
    const answers = { approval: { choice: 'approve', planHash: NEWER_HASH } };
    const { facts: learned } = judged(step, values({ simulation: NEWER }), { facts, answers });
    expect(learned).toContainEqual(
      learn(PASS_5.plan, aPlan('5', { installed: NEWER.installed, downloadBytes: 12_345_678 })),
    );
  });

  test('tells everybody that the telephones go down', () => {
    const { notices } = judged(step, values(), { facts });
    expect(notices?.[0]).toMatchObject({ to: 'channel' });
    expect(notices?.[0]?.text.de).toContain('Telefone fallen aus');
  });
});

describe('a snapshot that has grown old', () => {
  test.each<[string, Readonly<Record<string, Given>>, string]>([
    ['is asked for again', {}, 'ask snapshot-age'],
    ['will do, an approver says', { 'snapshot-age': { choice: 'accept' } }, 'pass'],
    [
      'is replaced',
      {
        'snapshot-age': {
          choice: 'taken',
          values: { name: 'neu', 'taken-at': '2026-11-23T22:09:00Z' },
        },
      },
      'pass',
    ],
    [
      'is replaced by one as old',
      {
        'snapshot-age': {
          choice: 'taken',
          values: { name: 'neu', 'taken-at': '2026-11-23T20:09:00Z' },
        },
      },
      'ask snapshot-age with complaint',
    ],
  ])('%s', (_, answers, short) => {
    expect(inShort(judged(step, values(), { facts: aged, answers }))).toBe(short);
  });

  test('the new one is the way back from then on', () => {
    const answers = {
      'snapshot-age': {
        choice: 'taken',
        values: { name: 'neu', 'taken-at': '2026-11-23T22:09:00Z' },
      },
    };
    expect(judged(step, values(), { facts: aged, answers }).facts).toContainEqual(
      learn(PASS_5.snapshot, { name: 'neu', takenAt: '2026-11-23T22:09:00.000Z', by: '<@U0ANNA>' }),
    );
  });
});

test.each([
  [[], 'nothing has been installed yet'],
  [['install-5'], 'what the installation that broke off has changed stays'],
])('a plan that is another one says what is done by then (begun: %j)', (begun, words) => {
  const question = asked(judged(step, values({ simulation: NEWER }), { facts, begun }));
  expect(question.text.en).toContain(words);
});
