import { describe, expect, test } from 'vitest';
import { JOB_EXIT } from '../../../src/flows/remote/jobs/exit-codes.ts';
import { learn } from '../../../src/flows/run/fact.ts';
import { fetchStep, installStep } from '../../../src/flows/steps/packages.ts';
import { PASS_5 } from '../../../src/flows/ucware-4.5-to-5/pass/passes.ts';
import { aPlan, aSimulation, BOOT, nothingLeft } from '../remote/a-plan.ts';
import { actionsOf, evidence, inShort, jobEnded, judged, scriptsOf } from './a-context.ts';
import { DPKG_CLEAN, installed } from './server-values.ts';

const fetchPackages = fetchStep(PASS_5);
const install = installStep(PASS_5);
const facts = [learn(PASS_5.plan, aPlan('5'))];
const NOTHING = aPlan('5', { installed: [] });
const REMOVAL = aPlan('5', { removed: [{ name: 'asterisk-config', from: '1', to: null }] });

describe('downloading', () => {
  test('has nothing to do for an empty plan', () => {
    expect(evidence(fetchPackages, [], { facts: [learn(PASS_5.plan, NOTHING)] })).toContain(
      'nichts zu tun',
    );
    expect(evidence(fetchPackages, [], { facts })).toBeNull();
  });

  test.each([
    [jobEnded(), 'pass'],
    [
      jobEnded({ exitCode: JOB_EXIT.unavailable, log: 'not every package source could be read' }),
      'fail',
    ],
    [jobEnded({ exitCode: 100, log: 'E: Could not get lock' }), 'fail'],
    [jobEnded({ state: 'interrupted', exitCode: null }), 'fail'],
  ])('%o → %s', (job, verdict) => {
    expect(inShort(judged(fetchPackages, [job], { facts }))).toBe(verdict);
  });
});

describe('installing', () => {
  test('begins at once, and repairs first when it is tried again', () => {
    expect(scriptsOf(actionsOf(install, { facts }))).toEqual(['packages-install', 'boot-id']);
    expect(scriptsOf(actionsOf(install, { facts, attempt: 2 }))).toEqual([
      'dpkg-repair',
      'packages-install',
      'boot-id',
    ]);
  });

  test.each([
    [aPlan('5'), 'removals-forbidden'],
    [REMOVAL, 'removals-approved'],
  ])('allows removals only where the plan has some', (plan, argument) => {
    const actions = actionsOf(install, { facts: [learn(PASS_5.plan, plan)], attempt: 2 });
    for (const action of actions.slice(0, 2)) expect(action).toMatchObject({ args: [argument] });
  });

  test('is judged by the installation, not by the repair before it', () => {
    const broken = jobEnded({ exitCode: 1 });
    expect(inShort(judged(install, [broken, jobEnded(), BOOT], { facts }))).toBe('pass');
    expect(inShort(judged(install, [jobEnded(), broken, BOOT], { facts }))).toBe('fail');
  });

  test('a failure names the package dpkg complained about', () => {
    const job = jobEnded({
      exitCode: 100,
      log: 'E: Sub-process /usr/bin/dpkg returned an error code (1)\n',
      status: ['pmerror:ucware-core:65.3:installed post-installation script returned error 1'],
    });
    const verdict = judged(install, [job, BOOT], { facts });
    expect(verdict).toMatchObject({ verdict: 'fail', excerpt: job.log });
    expect(verdict.verdict === 'fail' && verdict.note.de).toContain('ucware-core');
  });

  test.each([
    [
      'nothing left and the version approved',
      nothingLeft('5'),
      installed('5.0.3'),
      DPKG_CLEAN,
      true,
    ],
    ['packages left', aSimulation('5'), installed('5.0.3'), DPKG_CLEAN, false],
    ['another version', nothingLeft('5'), installed('4.5.0.10'), DPKG_CLEAN, false],
    [
      'nothing installed',
      nothingLeft('5'),
      { product: [], broken: [], total: 1 },
      DPKG_CLEAN,
      false,
    ],
    [
      'something half done',
      nothingLeft('5'),
      installed('5.0.3'),
      { ...DPKG_CLEAN, auditEmpty: false },
      false,
    ],
    [
      'a dirty journal',
      nothingLeft('5'),
      installed('5.0.3'),
      { ...DPKG_CLEAN, journalDirty: true },
      false,
    ],
    [
      'apt in trouble',
      { ...nothingLeft('5'), objections: ['E: x'] },
      installed('5.0.3'),
      DPKG_CLEAN,
      false,
    ],
    [
      'a removal left',
      { ...nothingLeft('5'), removed: [{ name: 'x', from: '1', to: null }] },
      installed('5.0.3'),
      DPKG_CLEAN,
      false,
    ],
  ])('found done by hand: %s', (_, simulation, packages, dpkg, done) => {
    expect(evidence(install, [simulation, packages, dpkg], { facts }) !== null).toBe(done);
  });
});
