import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enterLab, NOT_HERE } from './lab.ts';
import { type Machine, startMachine } from './machine/start-machine.ts';
import { carryOutUpgrade, type Upgrade } from './office/carry-out-upgrade.ts';
import { type PackageServers, servePackages } from './repository/serve-packages.ts';

describe.skipIf(NOT_HERE).each([
  { way: 'with systemd-run', systemdRun: true, number: 4 },
  { way: 'without systemd-run', systemdRun: false, number: 5 },
])('the upgrade of a real server through the production bot, $way', ({ systemdRun, number }) => {
  let machine: Machine;
  let packages: PackageServers;
  let upgrade: Upgrade;
  let firstBoot = '';
  let before: Readonly<Record<string, string>> = {};

  /** What the customer changed and people decided to keep, or nobody else changed. */
  const KEPT = ['/etc/ucware/ucware.php', '/etc/ucware/dialplan.conf'];
  const SOURCES = '/etc/apt/sources.list.d/ucware.list';

  beforeAll(async () => {
    const lab = enterLab();
    packages = await servePackages(lab.repositories);
    machine = await startMachine({ root: lab.root, number, systemdRun });
    firstBoot = machine.bootId();
    before = Object.fromEntries([...KEPT, SOURCES].map((path) => [path, machine.read(path)]));
    upgrade = await carryOutUpgrade(machine);
  }, 900_000);

  afterAll(async () => {
    await machine?.stop();
    await packages?.close();
  });

  test('ends completed', () => {
    const last = upgrade.records.at(-1)?.event;
    expect(upgrade.trouble, upgrade.transcript).toBeUndefined();
    expect(last, upgrade.transcript).toMatchObject({ type: 'run-ended', outcome: 'completed' });
  });

  test('every package of the product is installed in version 5', async () => {
    const listed = await machine.run(
      'dpkg-query',
      '-W',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: fields of dpkg-query
      '-f=${db:Status-Abbrev}${Package} ${Version}\n',
      'ucware*',
      'asterisk*',
    );
    expect(listed.split('\n').sort()).toEqual([
      'ii asterisk 5.0.3',
      'ii ucware 5.0.3',
      'ii ucware-admin-client 5.0.3',
      'ii ucware-core 5.0.3',
      'ii ucware-firmware 1.3.0',
    ]);
    expect(await machine.run('dpkg', '--audit')).toBe('');
  });

  test('what people kept is as it was, and the new one lies beside it', () => {
    for (const path of KEPT) expect(machine.read(path)).toBe(before[path]);
    expect(machine.list('/etc/ucware')).toContain('ucware.php.dpkg-dist');
  });

  test('what people took from the vendor is the file of version 5, and nothing lies beside it', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a field of dpkg-query
    const listed = await machine.run('dpkg-query', '-W', '-f=${Conffiles}', 'asterisk');
    const shipped = /\/etc\/init\/asterisk\.conf ([0-9a-f]{32})/.exec(listed)?.[1] ?? 'none';
    expect(await machine.run('md5sum', '/etc/init/asterisk.conf')).toContain(shipped);
    expect(machine.read('/etc/init/asterisk.conf')).toContain('AST_LEVEL=3');
    expect(machine.list('/etc/init')).not.toContain('asterisk.conf.dpkg-dist');
    expect(machine.read('/etc/ucware/queues.conf')).toContain('timeout=30');
  });

  test('only the version in the package source has changed', () => {
    expect(machine.read(SOURCES)).toBe((before[SOURCES] ?? '').replace('ucware-4.5', 'ucware-5'));
  });

  test('it was restarted twice, each proven by another boot id', () => {
    const booted = upgrade.records.flatMap(({ event }) =>
      event.type === 'step-passed' && event.step.startsWith('boot-') ? [event.step] : [],
    );
    expect(booted).toHaveLength(2);
    expect(machine.boots()).toHaveLength(3);
    expect(new Set(machine.boots()).size).toBe(3);
    expect(machine.boots()[0]).toBe(firstBoot);
  });

  test('root reaches MySQL over the socket, other rows are as they were', async () => {
    const rows = await machine.run(
      'mysql',
      '-uroot',
      '-N',
      '-e',
      "SELECT Host, plugin FROM mysql.user WHERE User='root'",
    );
    expect(rows.split('\n')).toEqual([
      '127.0.0.1\tmysql_native_password',
      'localhost\tauth_socket',
    ]);
    expect(machine.list('/root')).not.toContain('.my.cnf');
    expect(machine.list('/home/ucware')).not.toContain('.my.cnf');
  });

  test('lock and timers are given back, and nothing of ours runs on', async () => {
    expect(machine.list('/var/lib/ucware-upgrade')).not.toContain('lock');
    expect(machine.list('/var/lib/ucware-upgrade')).not.toContain('hold');
    expect(machine.list('/etc/systemd/system/apt-daily.service.d')).toEqual([]);
    expect(machine.list('/etc/update-motd.d')).not.toContain('99-ucware-upgrade');
    expect(await machine.run('ps', '-eo', 'args')).not.toMatch(/apt-get|dpkg|ucware-upgrade\/jobs/);
  });

  test('no job ran twice, and each that began ended or was cut off by its own restart', () => {
    const jobs = machine.list('/var/lib/ucware-upgrade/jobs');
    expect(jobs.length).toBeGreaterThan(8);
    const open = jobs.filter(
      (job) => !machine.list(`/var/lib/ucware-upgrade/jobs/${job}`).includes('exit'),
    );
    expect(open.filter((job) => !job.includes('reboot'))).toEqual([]);
  });
});
