import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAptLocks } from '../../src/flows/remote/apt-locks.ts';
import { hold, releaseHold } from '../../src/flows/remote/jobs/hold.ts';
import { readLeftovers } from '../../src/flows/remote/jobs/leftovers.ts';
import { moveMyCnfAside, putMyCnfBack } from '../../src/flows/remote/jobs/my-cnf.ts';
import { setUpMysqlSocket, undoMysqlSocket } from '../../src/flows/remote/jobs/mysql.ts';
import {
  fetchPackages,
  installPackages,
  rebootServer,
  repairPackages,
} from '../../src/flows/remote/jobs/packages.ts';
import { readHold } from '../../src/flows/remote/jobs/read-hold.ts';
import { restoreSources, switchSources } from '../../src/flows/remote/jobs/sources.ts';
import { readMysqlRoot } from '../../src/flows/remote/mysql-root.ts';
import { readPackages } from '../../src/flows/remote/packages.ts';
import { readConffiles } from '../../src/flows/remote/plan-conffiles.ts';
import {
  madeSimulation,
  readSimulation,
  readSimulationFromLists,
} from '../../src/flows/remote/plan-parse.ts';
import type { JobAction } from '../../src/flows/run/action.ts';
import { createHands, type Hands } from './hands.ts';
import { enterLab, NOT_HERE } from './lab.ts';
import { type Machine, startMachine } from './machine/start-machine.ts';
import { type PackageServers, servePackages } from './repository/serve-packages.ts';

const RUN = 'lab-1';

/** With `systemd-run` as on any systemd server, and without, where jobs go their own way by `setsid`. */
describe.skipIf(NOT_HERE).each([
  { systemdRun: true, by: 'unit', number: 2 },
  { systemdRun: false, by: 'process', number: 3 },
])('the jobs of both passes on a real server, run by $by', ({ systemdRun, by, number }) => {
  let machine: Machine;
  let hands: Hands;
  let packages: PackageServers;
  let jobs = 0;

  beforeAll(async () => {
    const lab = enterLab();
    packages = await servePackages(lab.repositories);
    machine = await startMachine({ root: lab.root, number, systemdRun });
    hands = createHands(machine);
  });

  afterAll(async () => {
    hands?.close();
    await machine?.stop();
    await packages?.close();
  });

  /** Every job gets a name of its own, so it runs. */
  async function work(job: JobAction): Promise<string> {
    jobs += 1;
    const result = await hands.work(job, `${RUN}-0-${job.script.name}-${jobs}`);
    expect(result, result.log).toMatchObject({ state: 'ended', exitCode: 0 });
    expect(machine.read(`/var/lib/ucware-upgrade/jobs/${result.jobName}/started`)).toContain(
      `by ${by}`,
    );
    return result.log;
  }

  async function versions(): Promise<readonly string[]> {
    const { product, broken } = await hands.ask(readPackages());
    expect(broken).toEqual([]);
    return product.map(({ name, version, status }) => `${status} ${name} ${version}`);
  }

  async function restart(): Promise<void> {
    const previousBootId = machine.bootId();
    jobs += 1;
    const job = await hands.work(rebootServer(RUN), `${RUN}-0-reboot-${jobs}`);
    // Whether the job still writes its exit code before it is ended with everything else is a matter of luck.
    expect(['ended', 'interrupted']).toContain(job.state);
    const outcome = await hands.perform({ kind: 'await-boot', previousBootId, timeoutMs: 60_000 });
    expect(outcome).toMatchObject({ ok: true, value: { bootId: machine.bootId() } });
    expect(machine.bootId()).not.toBe(previousBootId);
  }

  test('the lock is taken once, and a second hold changes nothing', async () => {
    await work(hold(RUN, 'lab'));
    await work(hold(RUN, 'lab'));
    expect(await hands.ask(readHold())).toMatchObject({ run: RUN, timersHeld: true });
    const other = await hands.work(hold('lab-2', 'lab'), 'lab-2-0-hold-1');
    expect(other).toMatchObject({
      exitCode: 75,
      log: expect.stringContaining('held by run lab-1'),
    });
  });

  test('a timer that fires meanwhile starts nothing', async () => {
    await machine.run('systemctl', 'start', 'apt-daily.service');
    expect(
      await machine.run('systemctl', 'show', '-p', 'ConditionResult', 'apt-daily.service'),
    ).toBe('ConditionResult=no');
  });

  test('both passes are planned without touching the lists of the system', async () => {
    const before = machine.list('/var/lib/apt/lists');
    for (const [pass, candidate] of [
      ['4.5', '4.5.0.10'],
      ['5', '5.0.3'],
    ] as const) {
      const looks = [];
      for (const probe of readSimulation(pass)) looks.push(await hands.ask(probe));
      expect(madeSimulation(looks)).toMatchObject({
        state: 'made',
        update: { state: 'ok' },
        objections: [],
        removed: [],
        product: { name: 'ucware', installed: '4.5.0.8', candidate },
      });
    }
    expect(machine.list('/var/lib/apt/lists')).toEqual(before);
    expect(await hands.ask(readAptLocks())).toEqual([]);
  });

  test('changed configuration files and the owner of asterisk are found', async () => {
    const { changed, asteriskOwner } = await hands.ask(readConffiles());
    expect(changed.map(({ path }) => path).filter((path) => !path.startsWith('/etc/apt'))).toEqual(
      expect.arrayContaining([
        '/etc/init/asterisk.conf',
        '/etc/ucware/ucware.php',
        '/etc/ucware/dialplan.conf',
      ]),
    );
    expect(asteriskOwner).toBe('asterisk');
  });

  test('MySQL is set up, taken back, and set up again', async () => {
    await work(setUpMysqlSocket(RUN, 'localhost'));
    expect(await hands.ask(readMysqlRoot())).toMatchObject({
      pluginStatus: 'ACTIVE',
      socketLoginBare: true,
      socketLoginWithDefaults: true,
      rows: [
        { host: '127.0.0.1', plugin: 'mysql_native_password' },
        { host: 'localhost', plugin: 'auth_socket' },
      ],
    });
    await work(undoMysqlSocket(RUN));
    expect(await hands.ask(readMysqlRoot())).toMatchObject({
      pluginStatus: null,
      socketLoginBare: false,
    });
    await work(setUpMysqlSocket(RUN, 'localhost'));
    await work(moveMyCnfAside(RUN, ['/root/.my.cnf', '/home/ucware/.my.cnf']));
    expect(machine.list('/root')).not.toContain('.my.cnf');
    await work(putMyCnfBack(RUN));
    expect(machine.list('/root')).toContain('.my.cnf');
    await work(moveMyCnfAside(RUN, ['/root/.my.cnf', '/home/ucware/.my.cnf']));
    expect(await machine.run('mysql', '-uroot', '-N', '-e', 'SELECT 1')).toBe('1');
  });

  test('4.5 is brought up to date, the changed files stay', async () => {
    const mine = machine.read('/etc/ucware/ucware.php');
    await work(fetchPackages(RUN, []));
    expect(await hands.ask(readSimulationFromLists('4.5'))).toMatchObject({ objections: [] });
    const log = await work(installPackages(RUN, [], 'cached'));
    expect(log).toContain('Keeping old config file as default');
    expect(await versions()).toEqual([
      'ii asterisk 4.5.0.10',
      'ii ucware 4.5.0.10',
      'ii ucware-core 4.5.0.10',
      'ii ucware-firmware 1.3.0',
    ]);
    expect(machine.read('/etc/ucware/ucware.php')).toBe(mine);
    const leftovers = await hands.ask(readLeftovers());
    const paths = leftovers.map(({ path }) => path);
    expect(paths.filter((path) => !path.startsWith('/etc/samples/'))).toEqual([
      '/etc/init/asterisk.conf.dpkg-dist',
      '/etc/ucware/ucware.php.dpkg-dist',
    ]);
  });

  test('a restart is proven by the boot id, and the timers stay held', async () => {
    await restart();
    expect(await hands.ask(readHold())).toMatchObject({ run: RUN, timersHeld: true });
  });

  test('the sources go to 5 and back while nothing of 5 is installed', async () => {
    const before = machine.read('/etc/apt/sources.list.d/ucware.list');
    const place = { path: '/etc/apt/sources.list.d/ucware.list', line: 2 };
    const log = await work(switchSources(RUN, [place]));
    expect(log).not.toContain('Gelb-Tonne');
    expect(machine.read('/etc/apt/sources.list.d/ucware.list')).toBe(
      before.replace('ucware-4.5', 'ucware-5'),
    );
    await work(restoreSources(RUN));
    expect(machine.read('/etc/apt/sources.list.d/ucware.list')).toBe(before);
    await work(switchSources(RUN, [place]));
  });

  test('an installation whose script fails is ended by the repair once MySQL lets root in', async () => {
    await work(fetchPackages(RUN, []));
    await machine.run('systemctl', 'stop', 'mysql');
    const failed = await hands.work(
      installPackages(RUN, [], 'cached'),
      `${RUN}-0-packages-install-broken`,
    );
    expect(failed.exitCode).toBe(100);
    const { broken } = await hands.ask(readPackages());
    expect(broken.map(({ name }) => name)).toContain('ucware-core');
    await machine.run('systemctl', 'start', 'mysql');
    await work(repairPackages(RUN, 'cached'));
    await work(installPackages(RUN, [], 'cached'));
    expect(await versions()).toEqual([
      'ii asterisk 5.0.3',
      'ii ucware 5.0.3',
      'ii ucware-admin-client 5.0.3',
      'ii ucware-core 5.0.3',
      'ii ucware-firmware 1.3.0',
    ]);
  });

  test('the Admin client is there after the restart and not before', async () => {
    const page = { kind: 'web', path: '/admin/', timeoutMs: 10_000 } as const;
    expect(await hands.perform(page)).toMatchObject({ value: { status: 503 } });
    await restart();
    await expect
      .poll(async () => hands.perform(page), { timeout: 30_000, interval: 500 })
      .toMatchObject({
        value: { status: 200, bodyStart: expect.stringContaining('Admin Client') },
      });
  });

  test('lock and timers are given back, and nothing of ours runs on', async () => {
    await work(releaseHold(RUN));
    expect(await hands.ask(readHold())).toMatchObject({ run: null, timersHeld: false });
    expect(machine.list('/etc/systemd/system/apt-daily.service.d')).toEqual([]);
    expect(await machine.run('systemctl', 'is-system-running')).toBe('running');
    expect(await machine.run('ps', '-eo', 'args')).not.toMatch(/apt-get|dpkg|ucware-upgrade\/jobs/);
  });
});
