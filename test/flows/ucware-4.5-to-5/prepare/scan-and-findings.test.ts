import { expect, test } from 'vitest';
import { holds } from '../../../../src/flows/remote/holds.ts';
import { mysqlRoot } from '../../../../src/flows/remote/mysql-root.ts';
import { type Learned, learn } from '../../../../src/flows/run/fact.ts';
import type { Step, StepContext } from '../../../../src/flows/run/step.ts';
import { findings } from '../../../../src/flows/ucware-4.5-to-5/prepare/findings.ts';
import { scan } from '../../../../src/flows/ucware-4.5-to-5/prepare/scan.ts';
import {
  scannedAt,
  unreadFacts,
} from '../../../../src/flows/ucware-4.5-to-5/prepare/scan-facts.ts';
import { but, HEALTHY_FACTS, installed } from '../checks/healthy-facts.ts';
import { contextOf, NOW } from './a-run.ts';

const SCANNED: readonly Learned[] = [
  ...HEALTHY_FACTS,
  learn(unreadFacts, {}),
  learn(scannedAt, NOW),
];

function scripts(step: Step, ctx: StepContext): string[] {
  return step
    .run(ctx)
    .map((action) => (action.kind === 'probe' ? action.script.name : action.kind));
}

/** Answers for whatever a step asks: from the healthy facts unless told otherwise; null is an unreadable answer. */
function answers(step: Step, ctx: StepContext, other: Readonly<Record<string, unknown>> = {}) {
  const byScript: Readonly<Record<string, string>> = {
    'my-cnf': 'myCnf',
    'mysql-root': 'mysqlRoot',
    'boot-id': 'bootId',
    'apt-locks': 'aptLocks',
    'dpkg-state': 'dpkgState',
    'reboot-required': 'rebootRequired',
    'logged-in': 'loggedIn',
  };
  return scripts(step, ctx).map((name) => {
    const key = byScript[name] ?? name;
    const value = key in other ? other[key] : HEALTHY_FACTS.find((fact) => fact.key === key)?.value;
    return value === null ? { read: false, found: `(${name}) Quatsch` } : { read: true, value };
  });
}

function judge(step: Step, ctx: StepContext, values: readonly unknown[]) {
  return step.judge(values as never, ctx);
}

test('the scan learns everything and sums it up in a line', () => {
  const ctx = contextOf('scan');
  const verdict = judge(scan, ctx, answers(scan, ctx));
  expect(verdict).toMatchObject({
    verdict: 'pass',
    note: { de: 'UCware `4.5.0.8`, `Ubuntu 18.04.6 LTS`, 42 GiB frei' },
  });
  const keys = verdict.facts?.map(({ key }) => key) ?? [];
  expect(keys).toEqual(expect.arrayContaining(HEALTHY_FACTS.map(({ key }) => key)));
  expect(new Set(keys).size).toBe(keys.length);
});

test('one unreadable answer does not keep the scan from passing, and is remembered', () => {
  const ctx = contextOf('scan');
  const verdict = judge(scan, ctx, answers(scan, ctx, { holds: null, packages: null }));
  expect(verdict).toMatchObject({
    verdict: 'pass',
    note: { en: expect.stringContaining('2 unreadable') },
  });
  expect(verdict.facts).toContainEqual({
    key: unreadFacts.key,
    value: { holds: '(holds) Quatsch', packages: '(packages) Quatsch' },
  });
  expect(verdict.facts?.some(({ key }) => key === 'holds')).toBe(false);
});

test('without anything in the way the findings pass, and ask the server nothing', () => {
  const ctx = contextOf('findings', { facts: SCANNED });
  expect(findings.run(ctx)).toEqual([]);
  expect(judge(findings, ctx, [])).toMatchObject({ verdict: 'pass' });
});

test('findings without a scan never pass', () => {
  const verdict = judge(findings, contextOf('findings'), []);
  expect(verdict.verdict).toBe('block');
});

test('what is in the way blocks, with warnings shown beside it', () => {
  const ctx = contextOf('findings', { facts: [...SCANNED, learn(holds, ['ucware', 'vim'])] });
  const verdict = judge(findings, ctx, []);
  expect(verdict).toMatchObject({
    verdict: 'block',
    note: { de: expect.stringMatching(/^1 Befund hält.*1 Warnung/) },
  });
  expect('findings' in verdict && verdict.findings.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['product-held', 'others-held']),
  );
});

test('“check again” reads what the blocking checks read, and nothing else', () => {
  const facts = [...SCANNED, learn(holds, ['ucware'])];
  const ctx = contextOf('findings', { facts, answers: [['findings/blocked', 'again']] });
  expect(scripts(findings, ctx)).toEqual(['holds']);
  const mended = judge(findings, ctx, answers(findings, ctx));
  expect(mended).toMatchObject({
    verdict: 'pass',
    facts: expect.arrayContaining([learn(holds, [])]),
  });
  const still = judge(findings, ctx, answers(findings, ctx, { holds: ['ucware'] }));
  expect(still.verdict).toBe('block');
});

test('“check again” of one check reads just that one', () => {
  const facts = [
    ...SCANNED,
    learn(holds, ['ucware']),
    but(mysqlRoot, { reachable: false, down: true }),
  ];
  const ctx = contextOf('findings', { facts, answers: [['findings/blocked', 'again:mysql']] });
  expect(scripts(findings, ctx)).toEqual(['mysql-root']);
  expect(judge(findings, ctx, answers(findings, ctx))).toMatchObject({
    verdict: 'block',
    findings: expect.arrayContaining([expect.objectContaining({ id: 'product-held' })]),
  });
});

test('an answer that became readable clears the note that it was not', () => {
  const facts = [...SCANNED, learn(unreadFacts, { holds: 'Quatsch' })];
  const ctx = contextOf('findings', { facts, answers: [['findings/blocked', 'again']] });
  expect(scripts(findings, ctx)).toEqual(['holds']);
  const verdict = judge(findings, ctx, answers(findings, ctx));
  expect(verdict).toMatchObject({
    verdict: 'pass',
    facts: expect.arrayContaining([learn(unreadFacts, {})]),
  });
});

test('an answer that became unreadable blocks, although an older one is known', () => {
  const facts = [...SCANNED, learn(holds, ['ucware'])];
  const ctx = contextOf('findings', { facts, answers: [['findings/blocked', 'again']] });
  const verdict = judge(findings, ctx, answers(findings, ctx, { holds: null }));
  expect(verdict).toMatchObject({
    verdict: 'block',
    findings: expect.arrayContaining([expect.objectContaining({ id: 'holds-unread' })]),
  });
});

test('an override of what may be overridden lets the run go on and stays visible', () => {
  const facts = [...SCANNED, installed('5.0.3')];
  const ctx = contextOf('findings', {
    facts,
    overrides: ['already-5'],
    answers: [['findings/blocked', 'override']],
  });
  const verdict = judge(findings, ctx, []);
  expect(verdict).toMatchObject({
    verdict: 'pass',
    note: { de: expect.stringContaining('1 übergangen') },
    findings: expect.arrayContaining([expect.objectContaining({ id: 'already-5', blocks: true })]),
  });
});

test('an override of what nobody may override counts for nothing', () => {
  const facts = [...SCANNED, installed('4.4.2')];
  const ctx = contextOf('findings', { facts, overrides: ['older-than-4-5'] });
  expect(judge(findings, ctx, []).verdict).toBe('block');
});
