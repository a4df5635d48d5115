import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileDecision } from '../../src/flows/merges/conffiles/decision.ts';
import type { Forecast } from '../../src/flows/merges/conffiles/forecast.ts';
import { compareForecast } from '../../src/flows/remote/conffiles/compare-forecast.ts';
import { forecast } from '../../src/flows/remote/conffiles/forecast-action.ts';
import { readPresent } from '../../src/flows/remote/conffiles/present.ts';
import { undoConffiles } from '../../src/flows/remote/jobs/conffiles.ts';
import { hold } from '../../src/flows/remote/jobs/hold.ts';
import { readLeftovers } from '../../src/flows/remote/jobs/leftovers.ts';
import { moveMyCnfAside } from '../../src/flows/remote/jobs/my-cnf.ts';
import { setUpMysqlSocket } from '../../src/flows/remote/jobs/mysql.ts';
import { fetchPackages, installPackages } from '../../src/flows/remote/jobs/packages.ts';
import { switchSources } from '../../src/flows/remote/jobs/sources.ts';
import { chosenFiles, makePlan } from '../../src/flows/remote/plan.ts';
import { madeSimulation, readSimulation } from '../../src/flows/remote/plan-parse.ts';
import type { ForecastAction, JobAction } from '../../src/flows/run/action.ts';
import { createHands, type Hands } from './hands.ts';
import { enterLab, NOT_HERE } from './lab.ts';
import { type Machine, startMachine } from './machine/start-machine.ts';
import { type PackageServers, servePackages } from './repository/serve-packages.ts';

const RUN = 'lab-1';
const [UPSTART, PHP] = ['/etc/init/asterisk.conf', '/etc/ucware/ucware.php'];
const [LATIN, BINARY] = ['/etc/samples/latin1.conf', '/etc/samples/binary.dat'];

/** dpkg's own behaviour is the judge of every prediction. */
describe.skipIf(NOT_HERE)('configuration files, predicted and real', () => {
  let machine: Machine;
  let hands: Hands;
  let packages: PackageServers;
  let jobs = 0;
  const decisions: FileDecision[] = [];

  beforeAll(async () => {
    const lab = enterLab();
    packages = await servePackages(lab.repositories);
    machine = await startMachine({ root: lab.root, number: 6 });
    hands = createHands(machine);
    await work(hold(RUN, 'lab'));
    await work(setUpMysqlSocket(RUN, 'localhost'));
    await work(moveMyCnfAside(RUN, ['/root/.my.cnf', '/home/ucware/.my.cnf']));
  });

  afterAll(async () => {
    hands?.close();
    await machine?.stop();
    await packages?.close();
  });

  async function work(job: JobAction): Promise<string> {
    jobs += 1;
    const result = await hands.work(job, `${RUN}-0-${job.script.name}-${jobs}`);
    expect(result, result.log).toMatchObject({ state: 'ended', exitCode: 0 });
    return result.log;
  }

  async function look(pass: '4.5' | '5', wishes: Partial<ForecastAction>): Promise<Forecast> {
    const outcome = await hands.perform(forecast(pass, wishes));
    if (!outcome.ok) throw new Error(`${outcome.failure.code}: ${outcome.failure.found}`);
    return outcome.value;
  }

  function classes({ files, unchanged }: Forecast): Record<string, string> {
    const ours = /^\/etc\/(?:ucware|init|samples)\//;
    const all = [
      ...files.map(({ path, class: met }) => [path, met] as const),
      ...unchanged.map((path) => [path, 'unchanged'] as const),
    ];
    return Object.fromEntries(all.filter(([path]) => ours.test(path)));
  }

  function decide(seen: Forecast, path: string, choice: FileDecision['choice']): void {
    const file = seen.files.find((one) => one.path === path);
    if (!file) throw new Error(`${path} is not predicted.`);
    const sides = (file.proposal?.hunks ?? []).map(({ proposed }) => proposed ?? 'own');
    const state = file.state;
    decisions.push({
      path,
      choice,
      sides: choice === 'merge' ? sides : [],
      state,
      between: null,
      by: 'lab',
    });
  }

  /** Plans, downloads and installs a pass with the decisions so far; gives back what came of each prediction. */
  async function goThrough(pass: '4.5' | '5') {
    const planned = await look(pass, { decisions, run: RUN });
    await work(fetchPackages(RUN, []));
    const ready = await look(pass, { decisions, run: RUN, source: 'downloads' });
    expect(ready.files.map(({ state, chosen }) => [state, chosen])).toEqual(
      planned.files.map(({ state, chosen }) => [state, chosen]),
    );
    const looks = [];
    for (const probe of readSimulation(pass)) looks.push(await hands.ask(probe));
    const simulation = madeSimulation(looks);
    if (!simulation) throw new Error('No plan was made.');
    const conffiles = { changed: [], asteriskOwner: null };
    const plan = makePlan(pass, { simulation, conffiles, forecast: ready, bootId: '' });
    const files = chosenFiles(plan);
    const log = await work(installPackages(RUN, [], 'cached', { pass, files }));
    expect(log).not.toContain('(Y/I/N/O/D/Z)');
    const leftovers = await hands.ask(readLeftovers());
    return {
      files,
      ready,
      outcomes: compareForecast(ready, await hands.ask(readPresent()), leftovers),
    };
  }

  test('every class of file is recognised before the first pass', async () => {
    for (const probe of readSimulation('4.5')) await hands.ask(probe);
    const seen = await look('4.5', { propose: true });
    expect(classes(seen)).toEqual({
      [UPSTART]: 'conflict',
      [PHP]: 'conflict',
      '/etc/ucware/dialplan.conf': 'only-local',
      '/etc/ucware/ports.conf': 'unchanged',
      '/etc/ucware/queues.conf': 'only-upstream',
      [BINARY]: 'conflict',
      '/etc/samples/deleted.conf': 'deleted',
      '/etc/samples/fresh.conf': 'new',
      '/etc/samples/gone.conf': 'obsolete',
      '/etc/samples/kept-away.conf': 'deleted',
      [LATIN]: 'conflict',
      '/etc/samples/moved.conf': 'unpredictable',
      '/etc/samples/same.conf': 'same-change',
    });
    expect(seen.unread).toEqual([]);
    decide(seen, UPSTART, 'merge');
    decide(seen, PHP, 'vendor');
    decide(seen, LATIN, 'merge');
    decide(seen, BINARY, 'keep');
  });

  test('the first pass does what was predicted and decided, without a prompt', async () => {
    const own = await machine.run('md5sum', UPSTART, LATIN, BINARY);
    const { files, outcomes } = await goThrough('4.5');
    expect(files.map(({ path }) => path).sort()).toEqual([UPSTART, LATIN, PHP].sort());
    expect(outcomes.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
    expect(outcomes.filter(({ verdict }) => verdict === 'open').map(({ path }) => path)).toEqual([
      '/etc/samples/moved.conf',
    ]);
    expect(machine.read(UPSTART)).toContain('limit nofile 65536 65536');
    expect(machine.read(UPSTART)).toContain('AST_LEVEL=2');
    expect(machine.read(PHP)).toContain("'session_timeout'] = 3600");
    expect(own).toContain((await machine.run('md5sum', BINARY)).trim());
  });

  test('bytes, line ends, owner and mode survive a merge', async () => {
    expect(await machine.run('stat', '-c', '%a %u:%g', LATIN)).toMatch(/^640 1000:1000/);
    const bytes = await machine.run('od', '-An', '-c', LATIN);
    expect(bytes).toContain('374 337');
    expect(bytes.replaceAll(/\s+/g, ' ')).toContain('l e v e l = 2 \\r \\n');
    expect(bytes.replaceAll(/\s+/g, ' ')).toContain('o w n = y e s \\r \\n');
  });

  test('one click brings back what was replaced, bytes and all', async () => {
    await work(undoConffiles(RUN, '4.5', [PHP, LATIN]));
    expect(machine.read(PHP)).toContain("'session_timeout'] = 28800");
    expect(await machine.run('stat', '-c', '%a %u:%g', LATIN)).toMatch(/^640 1000:1000/);
    expect((await machine.run('od', '-An', '-c', LATIN)).replaceAll(/\s+/g, ' ')).toContain(
      'l e v e l = 1 \\r \\n',
    );
  });

  test('bases of the second pass are known although apt’s cache is empty by then', async () => {
    await work(switchSources(RUN, [{ path: '/etc/apt/sources.list.d/ucware.list', line: 2 }]));
    await machine.run('apt-get', 'clean');
    for (const probe of readSimulation('5')) await hands.ask(probe);
    const seen = await look('5', { propose: true });
    const conflicts = seen.files.filter((file) => file.class === 'conflict');
    expect(conflicts.map(({ path, base }) => [path, base]).sort()).toEqual(
      [UPSTART, PHP, LATIN, BINARY].map((path) => [path, 'known']).sort(),
    );
    decisions.length = 0;
    decide(seen, LATIN, 'vendor');
    decide(seen, '/etc/samples/deleted.conf', 'vendor');
  });

  test('the second pass, too, does what was predicted', async () => {
    const { outcomes } = await goThrough('5');
    expect(outcomes.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
    expect(machine.read('/etc/samples/deleted.conf')).toBe('level=3\n');
    expect(await machine.run('dpkg', '--audit')).toBe('');
  });
});
