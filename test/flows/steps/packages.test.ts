import { describe, expect, test } from 'vitest';
import type { Forecast } from '../../../src/flows/merges/conffiles/forecast.ts';
import type { Present } from '../../../src/flows/remote/conffiles/present.ts';
import { CAME_BACK } from '../../../src/flows/remote/jobs/came-back.ts';
import { JOB_EXIT } from '../../../src/flows/remote/jobs/exit-codes.ts';
import { learn } from '../../../src/flows/run/fact.ts';
import { fetchStep, installedUnder, installStep } from '../../../src/flows/steps/packages.ts';
import { placedBefore, placedOf } from '../../../src/flows/steps/placed-before.ts';
import { repairStep } from '../../../src/flows/steps/repair.ts';
import { PASS_5 } from '../../../src/flows/ucware-4.5-to-5/pass/passes.ts';
import { aForecast, aPlan, aSimulation, BOOT, nothingLeft } from '../remote/a-plan.ts';
import {
  actionsOf,
  contextOf,
  evidence,
  inShort,
  jobEnded,
  judged,
  scriptsOf,
} from './a-context.ts';
import { DPKG_CLEAN, installed } from './server-values.ts';

const fetchPackages = fetchStep(PASS_5);
const install = installStep(PASS_5);
const facts = [learn(PASS_5.plan, aPlan('5'))];
const NOTHING = aPlan('5', { installed: [] });
const AFTER = ['boot-id', 'conffiles-present', 'leftovers'];
const PRESENT: Present = {
  files: [
    {
      package: 'ucware',
      path: '/etc/ucware/ucware.php',
      recorded: '2'.repeat(32),
      obsolete: false,
      own: 'a'.repeat(32),
    },
    {
      package: 'bash',
      path: '/etc/bash.bashrc',
      recorded: '3'.repeat(32),
      obsolete: false,
      own: '3'.repeat(32),
    },
  ],
  ucf: [],
};
const BESIDE = { path: '/etc/ucware/ucware.php.dpkg-dist', md5: '2'.repeat(32) };
const SEEN = [BOOT, PRESENT, [BESIDE]] as const;
/** Nothing half done, no file beside another. */
const WHOLE = [installed('4.5.0.10'), []];
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
  test('another attempt never begins with the installation', () => {
    expect(scriptsOf(actionsOf(install, { facts }))).toEqual(['packages-install', ...AFTER]);
    expect(scriptsOf(actionsOf(install, { facts, attempt: 2 }))).toEqual([
      'packages-install',
      ...AFTER,
    ]);
    expect(install.redo).toEqual(['gate-5', 'repair-5', 'fetch-5', 'recheck-5']);
  });

  test.each([
    [aPlan('5'), '-'],
    [REMOVAL, 'asterisk-config'],
  ])('allows the removals of the plan by name, and no others', (plan, names) => {
    const given = { facts: [learn(PASS_5.plan, plan)] };
    expect(actionsOf(install, given)[0]).toMatchObject({ args: ['run-1', names, 'cached'] });
    expect(actionsOf(fetchPackages, given)[0]).toMatchObject({ args: ['run-1', names] });
  });

  test('installs from where packages lie only by a plan that says so', () => {
    const given = {
      facts: [learn(PASS_5.plan, aPlan('5', { inPlace: ['file:/srv/mirror/ucware-5'] }))],
    };
    expect(actionsOf(install, given)[0]).toMatchObject({ args: ['run-1', '-', 'in-place'] });
    expect(actionsOf(repairStep(PASS_5), given)[0]).toMatchObject({ args: ['run-1', 'in-place'] });
  });

  test('records predicted against real, and shows it', () => {
    const verdict = judged(install, [jobEnded(), ...SEEN], { facts });
    expect(verdict.notices?.[0]?.text.en).toContain('2 of 2 are as predicted');
    expect(verdict.notices?.[0]?.file?.content).toContain('as predicted');
    expect(verdict.facts).toContainEqual(
      learn(PASS_5.outcomes, [
        {
          path: '/etc/ucware/ucware.php',
          class: 'conflict',
          verdict: 'right',
          found: 'own',
          beside: true,
        },
      ]),
    );
  });

  test('reports a file dpkg kept that nobody had foreseen', () => {
    const files = PRESENT.files.map((file) => ({ ...file, own: 'f'.repeat(32) }));
    const beside = { path: '/etc/bash.bashrc.dpkg-dist', md5: '3'.repeat(32) };
    const values = [jobEnded(), BOOT, { ...PRESENT, files }, [beside]];
    const [notice] = judged(install, values, { facts }).notices ?? [];
    expect(notice?.text.en).toContain('0 of 2 are as predicted');
    expect(notice?.text.en).toContain('`/etc/bash.bashrc`');
  });

  test('keeps a copy of what a package replaces, and says where it lies once that has come', () => {
    const [file] = aForecast().files;
    const forecast = { ...aForecast(), files: [{ ...file, class: 'replaced' }] } as Forecast;
    const wish = { facts: [learn(PASS_5.plan, { ...aPlan('5'), forecast })] };
    const own = 'a'.repeat(32);
    const line = `ucware 4.5.0.8 ${own} ${own} 640 /etc/ucware/ucware.php`;
    expect(actionsOf(install, wish)[0]).toMatchObject({
      args: ['run-1', '-', 'cached', '5', line],
    });
    const said = (now: string) => {
      const files = PRESENT.files.map((one) => ({ ...one, own: now }));
      const values = [jobEnded(), BOOT, { ...PRESENT, files }, [], jobEnded(), []];
      return judged(install, values, wish).notices?.[0]?.text.en;
    };
    expect(said('f'.repeat(32))).toContain('conffiles-5/originals');
    expect(said(own)).not.toContain('originals');
  });

  test('puts the texts people decided on into place, and takes them back on an abort', () => {
    const [file] = aForecast().files;
    const chosen = { choice: 'vendor', fits: true, why: null, md5: '2'.repeat(32), check: null };
    const forecast = { ...aForecast(), files: [{ ...file, chosen }] } as Forecast;
    const plan = { ...aPlan('5'), forecast };
    const wish = { facts: [learn(PASS_5.plan, plan)] };
    expect(actionsOf(install, wish)[0]).toMatchObject({
      args: [
        'run-1',
        '-',
        'cached',
        '5',
        `ucware 4.5.0.8 ${'a'.repeat(32)} ${'2'.repeat(32)} 640 /etc/ucware/ucware.php`,
      ],
    });
    expect(install.undo?.when(contextOf(install.id, wish))).toBe(true);
    expect(install.undo?.when(contextOf(install.id, { facts }))).toBe(false);
  });

  describe('an installation with chosen files that was cut off', () => {
    const [file] = aForecast().files;
    const chosen = { choice: 'vendor', fits: true, why: null, md5: '2'.repeat(32), check: null };
    const php = { ...file, chosen } as Forecast['files'][number];
    const logger = { ...php, path: '/etc/asterisk/logger.conf' };
    const forecast = aForecast({ files: [php, logger] });
    const wish = { facts: [learn(PASS_5.plan, { ...aPlan('5'), forecast })] };
    const cut = jobEnded({ state: 'interrupted', exitCode: null });
    const stands = [{ path: logger.path, original: '/kept', changed: false }];
    const noted = (restored: ReturnType<typeof jobEnded>) => {
      const verdict = judged(install, [cut, ...SEEN, restored, stands], wish);
      if (verdict.verdict !== 'fail') throw new Error(verdict.verdict);
      return verdict;
    };

    test('is restored in the same attempt, before people are asked', () => {
      expect(scriptsOf(actionsOf(install, wish))).toEqual([
        'packages-install',
        ...AFTER,
        'conffiles-restore',
        'conffiles-standing',
      ]);
      const later = [learn(PASS_5.plan, aPlan('5')), learn(placedBefore(PASS_5), placedOf([php]))];
      expect(scriptsOf(actionsOf(install, { facts: later }))).toContain('conffiles-restore');
    });

    test('names what is as before and what stays, and remembers only that', () => {
      const verdict = noted(jobEnded({ log: `${CAME_BACK.back}${php.path}\n` }));
      expect(verdict.note.en).toContain(
        'because their package was not unpacked: `/etc/ucware/ucware.php`.',
      );
      expect(verdict.note.en).toContain('Replaced as decided are `/etc/asterisk/logger.conf`');
      expect(verdict.note.de).toContain('Ersetzt wie beschlossen sind `/etc/asterisk/logger.conf`');
      expect(verdict.facts).toContainEqual(learn(placedBefore(PASS_5), placedOf([logger])));
    });

    test('says so when that did not work either', () => {
      const verdict = noted(jobEnded({ exitCode: 75, log: 'gave up waiting for apt\n' }));
      expect(verdict.note.en).toContain('Not all files are back: `gave up waiting for apt`');
      expect(verdict.note.en).not.toContain('As before again');
    });
  });

  test('says which of these files are not as before, after a failure and after an abort', () => {
    const log = `${CAME_BACK.changed}/etc/a.conf\n${CAME_BACK.back}/etc/b.conf\n`;
    const failed = judged(install, [jobEnded({ exitCode: 100, log }), BOOT, PRESENT, []], {
      facts,
    });
    expect('note' in failed && failed.note.en).toContain(
      'Not taken back, because changed since: `/etc/a.conf`.',
    );
    const a = { path: '/etc/a.conf', choice: 'vendor' as const, text: '0'.repeat(32) };
    const placed = contextOf(install.id, {
      facts: [...facts, learn(placedBefore(PASS_5), [a])],
      begun: [install.id],
    });
    const words = install.undo?.judge([jobEnded({ log }), [], ...WHOLE], placed);
    expect(words?.en).toContain('not all are as they were before');
    expect(words?.en).toContain('`/etc/a.conf`');
    const well = install.undo?.judge([jobEnded(), [], ...WHOLE], placed);
    expect(well?.en).toContain('are as they were before');
  });

  test.each([
    [jobEnded(), 'pass'],
    [jobEnded({ exitCode: 100 }), 'fail'],
  ])('whatever came of it, only a restart after it counts', (job, short) => {
    const verdict = judged(install, [job, ...SEEN], { facts });
    expect(inShort(verdict)).toBe(short);
    expect(verdict.facts).toContainEqual(learn(installedUnder(PASS_5), BOOT));
  });

  test('what others installed runs only after a restart from now on', () => {
    const seen = [nothingLeft('5'), installed('5.0.3'), DPKG_CLEAN, BOOT] as never;
    const learned = (plan: typeof NOTHING) =>
      install.done?.learns?.(seen, contextOf(install.id, { facts: [learn(PASS_5.plan, plan)] }));
    expect(learned(aPlan('5'))).toEqual([learn(installedUnder(PASS_5), BOOT)]);
    expect(learned(NOTHING)).toEqual([]);
  });

  describe('when a repair after a failed attempt leaves nothing to install', () => {
    const empty = { ...NOTHING, forecast: aForecast({ files: [], unchanged: [] }) };
    const failed = judged(install, [jobEnded({ exitCode: 100 }), ...SEEN], { facts });
    const later = { facts: [...(failed.facts ?? []), learn(PASS_5.plan, empty)] };
    const ctx = contextOf(install.id, later);
    const seen = [nothingLeft('5'), installed('5.0.3'), DPKG_CLEAN, BOOT, PRESENT, [BESIDE]];

    test('what the failed attempt had predicted is compared and shown all the same', () => {
      expect(evidence(install, seen, later)).not.toBeNull();
      expect(scriptsOf(install.done?.probes(ctx) ?? [])).toEqual(
        expect.arrayContaining(['conffiles-present', 'leftovers']),
      );
      const learned = install.done?.learns?.(seen as never, ctx);
      const php = expect.objectContaining({ path: '/etc/ucware/ucware.php', verdict: 'right' });
      expect(learned).toEqual([learn(PASS_5.outcomes, [php])]);
      const [notice] = install.done?.tells?.(seen as never, ctx) ?? [];
      expect(notice?.text.en).toContain('2 of 2 are as predicted');
    });

    test('without a failed attempt nothing is asked and nothing told', () => {
      const plain = contextOf(install.id, { facts });
      expect(install.done?.probes(plain)).toHaveLength(4);
      expect(install.done?.tells?.(seen.slice(0, 4) as never, plain)).toEqual([]);
    });
  });

  test('a failure names the package dpkg complained about', () => {
    const job = jobEnded({
      exitCode: 100,
      log: 'E: Sub-process /usr/bin/dpkg returned an error code (1)\n',
      status: ['pmerror:ucware-core:65.3:installed post-installation script returned error 1'],
    });
    const verdict = judged(install, [job, ...SEEN], { facts });
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
    expect(evidence(install, [simulation, packages, dpkg, BOOT], { facts }) !== null).toBe(done);
  });
});

describe('repairing', () => {
  const repair = repairStep(PASS_5);

  test('removes nothing, whatever was approved', () => {
    const [job] = actionsOf(repair, { facts: [learn(PASS_5.plan, REMOVAL)] });
    expect(job).toMatchObject({ script: { name: 'dpkg-repair' }, args: ['run-1', 'cached'] });
  });

  test.each([
    ['a healthy server', installed('5.0.3'), DPKG_CLEAN, true],
    [
      'a half-configured package',
      { ...installed('5.0.3'), broken: [{ name: 'ucware-core', version: '5', status: 'iF' }] },
      DPKG_CLEAN,
      false,
    ],
    ['complaints of dpkg', installed('5.0.3'), { ...DPKG_CLEAN, auditEmpty: false }, false],
    ['a dirty journal', installed('5.0.3'), { ...DPKG_CLEAN, journalDirty: true }, false],
  ])('has something to do: %s', (_, packages, dpkg, idle) => {
    expect(evidence(repair, [packages, dpkg], { facts }) !== null).toBe(idle);
  });

  test.each([
    [jobEnded(), 'pass'],
    [jobEnded({ exitCode: 100 }), 'fail'],
  ])('what its scripts did runs only after a restart', (job, short) => {
    const verdict = judged(repair, [job, BOOT], { facts });
    expect(inShort(verdict)).toBe(short);
    expect(verdict.facts).toEqual([learn(installedUnder(PASS_5), BOOT)]);
  });
});
