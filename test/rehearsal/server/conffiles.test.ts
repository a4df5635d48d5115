import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { createClock } from '../../../src/clock.ts';
import type { FileDecision } from '../../../src/flows/merges/conffiles/decision.ts';
import type { Forecast } from '../../../src/flows/merges/conffiles/forecast.ts';
import { forecast } from '../../../src/flows/remote/conffiles/forecast-action.ts';
import { fetchPackages, installPackages } from '../../../src/flows/remote/jobs/packages.ts';
import { chosenFiles, makePlan } from '../../../src/flows/remote/plan.ts';
import { readSimulation } from '../../../src/flows/remote/plan-parse.ts';
import { actOn } from './support/act-on.ts';
import { practise } from './support/practice.ts';

const CLOCK = createClock(200);
const PHP = '/etc/ucware/ucware.php';
const LOGGER = '/etc/asterisk/logger.conf';
const UPSTART = '/etc/init/asterisk.conf';
const CANARY = 'canary-db-password-7391';

async function bot() {
  const practice = await practise({ clock: CLOCK });
  return { practice, act: actOn(practice, CLOCK) };
}

function fileOf(seen: Forecast, path: string) {
  const found = seen.files.find((file) => file.path === path);
  if (!found) throw new Error(`${path} is not predicted: ${JSON.stringify(seen)}`);
  return found;
}

function decide(
  seen: Forecast,
  path: string,
  choice: FileDecision['choice'],
  sides: FileDecision['sides'] = [],
): FileDecision {
  return { path, choice, sides, state: fileOf(seen, path).state, between: null, by: 'somebody' };
}

it('predicts, decides and applies three files in three ways without a prompt', {
  timeout: 60_000,
}, async () => {
  const { practice, act } = await bot();
  await practice.machine.writeFile(PHP, await practice.machine.readFile(PHP), 0o640);
  for (const probe of readSimulation('4.5')) await act(probe);

  const open = await act(forecast('4.5', { propose: true }));
  expect(open.files.map(({ path, class: met }) => [path, met])).toEqual([
    [LOGGER, 'conflict'],
    [UPSTART, 'conflict'],
    [PHP, 'conflict'],
  ]);
  expect(open.files.map(({ base, proposal }) => [base, proposal?.kind])).toEqual([
    ['known', 'merge'],
    ['known', 'merge'],
    ['known', 'merge'],
  ]);
  expect(fileOf(open, LOGGER).proposal?.conflicts).toBe(0);
  expect(JSON.stringify(open)).not.toContain(CANARY);

  const hunks = fileOf(open, PHP).proposal?.hunks ?? [];
  const decisions = [
    decide(open, UPSTART, 'vendor'),
    decide(
      open,
      PHP,
      'merge',
      hunks.map(({ proposed }) => proposed ?? 'both'),
    ),
    decide(open, LOGGER, 'keep'),
  ];
  const run = 'run-1';
  const planned = await act(forecast('4.5', { decisions, run }));
  expect(planned.files.map(({ chosen }) => chosen?.fits)).toEqual([true, true, true]);
  expect(JSON.stringify(planned)).not.toContain(CANARY);

  await practice.machine.writeFile('/var/lib/ucware-upgrade/lock/run', `${run}\n`);
  await act(fetchPackages(run, []), 'run-1-fetch-1');
  const ready = await act(forecast('4.5', { decisions, run, source: 'downloads' }));
  expect(ready.files.map(({ state, chosen }) => [state, chosen?.md5])).toEqual(
    planned.files.map(({ state, chosen }) => [state, chosen?.md5]),
  );

  const [made] = await Promise.all([act(readSimulation('4.5')[0])]);
  const plan = makePlan('4.5', {
    simulation: made,
    conffiles: { changed: [], asteriskOwner: null },
    forecast: ready,
    bootId: 'boot',
  });
  const files = chosenFiles(plan);
  expect(files.map(({ path }) => path)).toEqual([UPSTART, PHP]);
  const done = await act(
    installPackages(run, [], 'cached', { pass: '4.5', files }),
    'run-1-install-1',
  );
  expect(done).toMatchObject({ state: 'ended', exitCode: 0 });
  expect(done.log).not.toContain('(Y/I/N/O/D/Z)');

  const php = await practice.machine.readFile(PHP);
  expect(php).toContain(CANARY);
  expect(php).toContain('ldap_timeout');
  expect(md5(php)).toBe(fileOf(ready, PHP).chosen?.md5);
  expect(await practice.machine.readFile(UPSTART)).toContain('(UCware 4.5.0.10)');
  expect(await practice.machine.readFile(LOGGER)).toContain('verbose');
  expect(practice.unknownCommands()).toEqual([]);
});

it('shows what would come for a deleted file, and whose decision was for another text', {
  timeout: 60_000,
}, async () => {
  const { practice, act } = await bot();
  for (const probe of readSimulation('4.5')) await act(probe);
  const before = await act(forecast('4.5', { propose: true }));
  const decisions = [decide(before, LOGGER, 'merge'), decide(before, PHP, 'keep')];
  await practice.machine.writeFile(LOGGER, `${await practice.machine.readFile(LOGGER)}; later\n`);
  await practice.machine.console(`rm ${UPSTART}`);

  const seen = await act(forecast('4.5', { propose: true, decisions }));
  expect(seen.files.map(({ path, dropped }) => [path, dropped])).toEqual([
    [LOGGER, { choice: 'merge', by: 'somebody' }],
    [UPSTART, null],
    [PHP, null],
  ]);
  expect(fileOf(seen, PHP).chosen?.by).toBe('somebody');
  const gone = fileOf(seen, UPSTART);
  expect(gone).toMatchObject({ class: 'deleted', proposal: { kind: 'two-way', conflicts: 0 } });
  expect(gone.proposal?.hunks[0]?.vendor).toContain('(UCware 4.5.0.10)');
  expect(practice.unknownCommands()).toEqual([]);
});

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
