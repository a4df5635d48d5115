import { createHash } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { createClock } from '../../src/clock.ts';
import type { FileDecision } from '../../src/flows/merges/conffiles/decision.ts';
import { compareForecast } from '../../src/flows/remote/conffiles/compare-forecast.ts';
import { forecast } from '../../src/flows/remote/conffiles/forecast-action.ts';
import { readPresent } from '../../src/flows/remote/conffiles/present.ts';
import { readLeftovers } from '../../src/flows/remote/jobs/leftovers.ts';
import { fetchPackages, installPackages } from '../../src/flows/remote/jobs/packages.ts';
import { chosenFiles, makePlan } from '../../src/flows/remote/plan.ts';
import { readSimulation } from '../../src/flows/remote/plan-parse.ts';
import type * as Product from '../../src/rehearsal/server/packages/catalogue/product.ts';
import { type Release, release } from '../../src/rehearsal/server/packages/release.ts';
import { actOn } from '../rehearsal/server/support/act-on.ts';
import { practise } from '../rehearsal/server/support/practice.ts';

const { LOGGER, EXTRA } = vi.hoisted(() => ({
  LOGGER: '/etc/asterisk/logger.conf',
  EXTRA: '/etc/asterisk/extra.conf',
}));

/** From 4.5.0.10 on a package of its own ships a file that was `asterisk`'s, as after a split, and one nobody shipped before. */
vi.mock('../../src/rehearsal/server/packages/catalogue/product.ts', async (original) => {
  const product = await original<typeof Product>();
  const split = product.PRODUCT['4.5.0.10'].flatMap((item): Release[] => {
    if (item.name === 'ucware-core') {
      return [{ ...item, depends: `asterisk-config, ${item.depends}` }];
    }
    if (item.name !== 'asterisk') return [item];
    const { [LOGGER]: logger = '', ...conffiles } = item.conffiles;
    const replaces = `asterisk (<< ${item.version})`;
    return [
      { ...item, conffiles },
      release('asterisk-config', item.version, {
        replaces,
        conffiles: { [LOGGER]: logger, [EXTRA]: '[general]\na = 1\n' },
      }),
    ];
  });
  return { ...product, PRODUCT: { ...product.PRODUCT, '4.5.0.10': split } };
});

async function bot() {
  const clock = createClock(200);
  const practice = await practise({ clock });
  return { practice, act: actOn(practice, clock) };
}

it('carries out what was decided about a file that moves into a package new to the server', {
  timeout: 60_000,
}, async () => {
  const { practice, act } = await bot();
  for (const probe of readSimulation('4.5')) await act(probe);
  const open = await act(forecast('4.5', { propose: true }));
  const logger = open.files.find(({ path }) => path === LOGGER);
  expect(logger).toMatchObject({
    package: 'asterisk-config',
    class: 'conflict',
    versions: { from: null },
    // Shipped by the package it leaves, which is installed.
    base: 'known',
    proposal: { kind: 'merge' },
  });
  const decision: FileDecision = {
    ...{ path: LOGGER, choice: 'vendor', sides: [], state: logger?.state ?? '' },
    ...{ between: null, by: 'somebody' },
  };
  const run = 'run-1';
  await practice.machine.writeFile('/var/lib/ucware-upgrade/lock/run', `${run}\n`);
  await act(fetchPackages(run, []), 'run-1-fetch-1');
  const ready = await act(forecast('4.5', { decisions: [decision], run, source: 'downloads' }));
  const plan = makePlan('4.5', {
    simulation: await act(readSimulation('4.5')[0]),
    conffiles: { changed: [], asteriskOwner: null },
    forecast: ready,
    bootId: 'boot',
  });
  const files = chosenFiles(plan);
  expect(files).toMatchObject([{ path: LOGGER, package: 'asterisk-config', from: '-' }]);
  const done = await act(
    installPackages(run, [], 'cached', { pass: '4.5', files }),
    'run-1-install-1',
  );
  expect(done).toMatchObject({ state: 'ended', exitCode: 0 });
  const text = await practice.machine.readFile(LOGGER);
  expect(createHash('md5').update(text).digest('hex')).toBe(logger?.offered);
  const outcomes = compareForecast(ready, await act(readPresent()), await act(readLeftovers()));
  expect(outcomes.find(({ path }) => path === LOGGER)).toMatchObject({
    verdict: 'right',
    found: 'vendor',
  });
  expect(practice.unknownCommands()).toEqual([]);
});

it('compares a file that a package begins to ship with the one that is there already', {
  timeout: 60_000,
}, async () => {
  const { practice, act } = await bot();
  await practice.machine.writeFile(EXTRA, '[general]\na = 7\n');
  for (const probe of readSimulation('4.5')) await act(probe);
  const open = await act(forecast('4.5', { propose: true }));
  expect(open.files.find(({ path }) => path === EXTRA)).toMatchObject({
    ...{ class: 'conflict', recorded: null, base: 'none' },
    proposal: { kind: 'two-way', count: 1, hunks: [{ own: 'a = 7\n', vendor: 'a = 1\n' }] },
  });
  expect(practice.unknownCommands()).toEqual([]);
});
