import { describe, expect, test } from 'vitest';
import type { ForecastFile } from '../../../src/flows/merges/conffiles/forecast.ts';
import { hashOfPlan, isEmptyPlan, makePlan } from '../../../src/flows/remote/plan.ts';
import { planChanges } from '../../../src/flows/remote/plan-changes.ts';
import { planProblems } from '../../../src/flows/remote/plan-problems.ts';
import { planView } from '../../../src/flows/remote/plan-view.ts';
import { same } from '../../../src/flows/run/text.ts';
import { aForecast, aPlan, aSimulation, CONFFILES, nothingLeft, OTHER_BOOT } from './a-plan.ts';

const PLAN = aPlan();
const NO_FORECAST = aForecast({ files: [], unchanged: [] });
const OTHER_STATE = { ...PLAN.forecast.files[0], state: 'another' } as ForecastFile;
const REMOVED = { name: 'asterisk-config', from: '1:13.18', to: null };

describe('a plan', () => {
  test('keeps only the changed files of packages that are upgraded', () => {
    expect(PLAN.modifiedConffiles.map(({ path }) => path)).toEqual(['/etc/ucware/ucware.php']);
  });

  test('is the same whichever order apt names packages in', () => {
    const { installed } = aSimulation('4.5');
    const turned = aPlan('4.5', { installed: [...installed].reverse() });
    expect(hashOfPlan(turned)).toBe(hashOfPlan(PLAN));
  });

  test('forbids removals unless it holds one', () => {
    expect(PLAN.commands.filter((line) => line.includes('--no-remove'))).toHaveLength(2);
    expect(aPlan('4.5', { removed: [REMOVED] }).commands.join()).not.toContain('--no-remove');
  });

  test('says so where packages are installed from where they lie', () => {
    const local = aPlan('4.5', { inPlace: ['file:/srv/mirror'] });
    const frame = { losses: [], wayBack: same(''), changes: [] };
    const said = (plan: typeof PLAN) =>
      planView(plan, frame).lines.filter(({ en }) => en.includes('--no-download'));
    expect(said(PLAN)).toEqual([]);
    expect(said(local)[0]?.de).toContain('`file:/srv/mirror`');
    expect(local.commands.join()).not.toContain('--no-download');
    expect(hashOfPlan(local)).not.toBe(hashOfPlan(PLAN));
  });

  test('names who replaces what is removed', () => {
    const { removed } = aPlan('4.5', {
      removed: [REMOVED],
      replaces: [
        { name: 'ucware-sounds', list: 'asterisk-config (<< 5), other' },
        { name: 'bash', list: 'asterisk-config-extra' },
      ],
    });
    expect(removed[0]?.replacedBy).toEqual(['ucware-sounds']);
  });

  test('is empty when apt has nothing to do', () => {
    const parts = {
      simulation: nothingLeft('4.5'),
      conffiles: CONFFILES,
      forecast: NO_FORECAST,
      bootId: OTHER_BOOT,
    };
    expect(isEmptyPlan(makePlan('4.5', parts))).toBe(true);
    expect(isEmptyPlan(PLAN)).toBe(false);
  });
});

describe('what an approval is bound to', () => {
  const changed: Readonly<Record<string, ReturnType<typeof aPlan>>> = {
    'another version': aPlan('4.5', {
      installed: [{ name: 'ucware', from: '4.5.0.8', to: '4.5.0.11' }],
    }),
    'another boot': aPlan('4.5', {}, OTHER_BOOT),
    'a removal': aPlan('4.5', { removed: [REMOVED] }),
    'a package held back': aPlan('4.5', { keptBack: ['linux-generic'] }),
    'another file': {
      ...PLAN,
      modifiedConffiles: [{ package: 'ucware', path: '/etc/ucware/ucware.php', md5: null }],
    },
    'another new version of a file': { ...PLAN, forecast: aForecast({ files: [OTHER_STATE] }) },
    'a file nobody touches any more': { ...PLAN, forecast: aForecast({ unchanged: [] }) },
    'a package nobody could look into': { ...PLAN, forecast: aForecast({ unread: ['bash'] }) },
    'another command': { ...PLAN, commands: [...PLAN.commands, 'true'] },
    'another candidate': { ...PLAN, candidate: '4.5.0.11' },
    'another owner of asterisk': { ...PLAN, asteriskOwner: 'asterisk16' },
  };

  test.each(Object.entries(changed))('%s voids it and is shown', (_, after) => {
    expect(hashOfPlan(after)).not.toBe(hashOfPlan(PLAN));
    expect(planChanges(PLAN, after)).not.toEqual([]);
  });

  test('a file the bot has replaced itself is not said to have changed meanwhile', () => {
    const [file] = PLAN.forecast.files;
    if (!file) throw new Error('no file');
    const placed = [{ path: file.path, text: '2'.repeat(32) }];
    const bearing = { ...file, class: 'same-change' as const, own: '2'.repeat(32), state: 'x' };
    const after = { ...PLAN, forecast: aForecast({ files: [bearing] }) };
    const said = (plan: typeof PLAN) => planChanges(PLAN, plan, placed).map(({ en }) => en);
    expect(said(after)).toEqual([expect.stringContaining('replaced as decided')]);
    // Somebody else has changed it since: that is no doing of the bot.
    const edited = aForecast({ files: [{ ...bearing, own: '9'.repeat(32) }] });
    expect(said({ ...PLAN, forecast: edited })).toEqual([
      expect.stringContaining('changed meanwhile'),
    ]);
    const gone = { ...PLAN, forecast: aForecast({ unchanged: [] }) };
    expect(said(gone)).toEqual([expect.stringContaining('no longer in it: configuration file')]);
  });

  test('a smaller download does not: the packages are there by then', () => {
    const fetched = aPlan('4.5', { downloadBytes: 0 });
    expect(hashOfPlan(fetched)).toBe(hashOfPlan(PLAN));
    expect(planChanges(PLAN, fetched)).toEqual([]);
  });
});

describe('plans that must not run', () => {
  const wrongOrigin = {
    name: 'ucware',
    installed: '4.5.0.10',
    candidate: '5.0.3',
    origins: ['500 https://packages.ucware.de/ubuntu/ucware-50 bionic/main amd64 Packages'],
  };

  test.each([
    [
      'removes ucware',
      aPlan('5', { removed: [{ name: 'ucware', from: '4.5.0.10', to: null }] }),
      'plan-removes-product',
    ],
    [
      'removes ucware-core',
      aPlan('5', { removed: [{ name: 'ucware-core:amd64', from: '4.5', to: null }] }),
      'plan-removes-product',
    ],
    [
      'removes the owner of asterisk',
      aPlan('5', { removed: [{ name: 'asterisk', from: '1', to: null }] }),
      'plan-removes-product',
    ],
    ['comes from another series', aPlan('5', { product: wrongOrigin }), 'plan-wrong-origin'],
    [
      'has no candidate',
      aPlan('5', { product: { ...wrongOrigin, candidate: null } }),
      'plan-wrong-origin',
    ],
    ['knows no product', aPlan('5', { product: null }), 'plan-wrong-origin'],
    [
      'offers 4.5 for 5',
      aPlan('5', {
        product: { ...wrongOrigin, candidate: '4.5.0.10', origins: ['x /ucware-5 y'] },
      }),
      'plan-wrong-version',
    ],
    [
      'offers 5 for 4.5',
      aPlan('4.5', { product: { ...wrongOrigin, origins: ['x /ucware-4.5 y'] } }),
      'plan-wrong-version',
    ],
    [
      'offers an old 4.5',
      aPlan('4.5', {
        product: {
          name: 'ucware',
          installed: '4.5.0.8',
          candidate: '4.5.0.9',
          origins: ['x /ucware-4.5 y'],
        },
      }),
      'plan-wrong-version',
    ],
    [
      'leaves ucware out',
      aPlan('5', { installed: [{ name: 'bash', from: '4', to: '5' }], keptBack: ['ucware'] }),
      'plan-without-ucware',
    ],
  ])('one that %s', (_, plan, id) => {
    const problems = planProblems(plan);
    expect(problems.map((problem) => problem.id)).toContain(id);
    expect(problems.every(({ blocks, overridable }) => blocks && !overridable)).toBe(true);
  });

  test.each([
    ['pass 4.5', PLAN],
    ['pass 5', aPlan('5')],
    ['one that removes another package of asterisk', aPlan('5', { removed: [REMOVED] })],
    [
      'one with nothing to do',
      makePlan('4.5', {
        simulation: nothingLeft('4.5'),
        conffiles: CONFFILES,
        forecast: NO_FORECAST,
        bootId: OTHER_BOOT,
      }),
    ],
  ])('not %s', (_, plan) => {
    expect(planProblems(plan)).toEqual([]);
  });
});

describe('a plan for people', () => {
  const frame = { losses: [same('loss')], wayBack: same('back'), changes: [same('change')] };

  test('counts, names removals and kept files, and carries everything as a file', () => {
    const view = planView(aPlan('4.5', { removed: [REMOVED], keptBack: ['linux-generic'] }), frame);
    const lines = view.lines.map(({ de }) => de).join('\n');
    expect(lines).toContain('2 Pakete aktualisiert, 1 neu, 1 entfernt; Download 12,3 MB');
    expect(lines).toContain('`asterisk-config`');
    expect(lines).toContain('`/etc/ucware/ucware.php`');
    expect(lines).toContain('`linux-generic`');
    expect(lines).toContain('`4.5.0.8` → `4.5.0.10`');
    expect(view.document).toContain('bash 4.4.18-2ubuntu1 -> 4.4.18-2ubuntu1.3');
    expect(view.document).toContain('--force-confold');
    expect(view).toMatchObject({
      wayBack: same('back'),
      losses: [same('loss')],
      changes: [same('change')],
    });
  });

  test('lets no value of a server speak to the channel', () => {
    const view = planView(
      aPlan('4.5', { removed: [{ name: '<!channel>`x', from: '1', to: null }] }),
      frame,
    );
    expect(JSON.stringify(view.lines)).not.toContain('<!channel>');
  });
});
