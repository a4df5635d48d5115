import { expect, it } from 'vitest';
import { asRoot, clock, connect, exec, practise, until } from './support/practice.ts';

const KEEP = '-o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold';

async function page(url: string): Promise<string> {
  try {
    const response = await fetch(url);
    const title = /<title>(.*)<\/title>/.exec(await response.text())?.[1] ?? '';
    return `${response.status} ${title}`;
  } catch {
    return 'no answer';
  }
}

it('goes away and comes back with a new boot id; SSH answers before the services run', async () => {
  const server = await practise();
  const { machine } = server;
  machine.setBootSlowness(20);
  const before = machine.bootId();
  const client = await connect(server);
  const gone = new Promise((resolve) => client.once('close', () => resolve(undefined)));
  expect((await asRoot(client, 'reboot')).code).toBe(0);
  await gone;
  await until(() => machine.state() === 'starting');
  const again = await connect(server);
  const answer = await exec(
    again,
    'cat /proc/sys/kernel/random/boot_id; systemctl is-system-running; systemctl is-active asterisk',
  );
  expect(answer.stdout).toBe(`${machine.bootId()}\nstarting\ninactive\n`);
  expect(machine.bootId()).not.toBe(before);
  await until(() => machine.state() === 'running');
  expect((await exec(again, 'systemctl is-active asterisk')).stdout).toBe('active\n');
});

it('forgets what lies in memory when it restarts', async () => {
  const { machine } = await practise();
  const look =
    'for path in /var/run/reboot-required /run/reboot-required.pkgs /run; do test -e $path && echo $path; done';
  await machine.console('touch /var/run/reboot-required /var/run/reboot-required.pkgs');
  expect((await machine.console(look)).stdout).toBe(
    '/var/run/reboot-required\n/run/reboot-required.pkgs\n/run\n',
  );
  const before = machine.bootId();
  machine.foreignReboot();
  await until(() => machine.bootId() !== before && machine.state() === 'running');
  expect((await machine.console(look)).stdout).toBe('/run\n');
});

it('refuses a restart to an ordinary user', async () => {
  const client = await connect(await practise());
  const answer = await exec(client, 'reboot');
  expect(answer.stderr).toContain('Interactive authentication required');
  expect(answer.code).toBe(1);
});

it('stays away when it is told to, until somebody switches it on', async () => {
  const server = await practise();
  server.machine.setRebootNeverReturns(true);
  server.machine.foreignReboot();
  await until(() => server.machine.state() === 'off');
  await clock.sleep(600_000);
  await expect(connect(server)).rejects.toThrow(/ECONNREFUSED/);
  await server.machine.powerOn();
  expect((await exec(await connect(server), 'echo back')).stdout).toBe('back\n');
});

it('shows the pages of version 4.5, then 503, then the Admin client', async () => {
  const server = await practise({ scenario: 'sources-on-5' });
  expect(await page(`${server.webUrl}/`)).toBe('200 UCware 4.5.0.8');
  expect(await page(`${server.webUrl}/admin/`)).toBe('404 404 Not Found');
  await server.machine.console(`apt-get -y ${KEEP} full-upgrade </dev/null`);
  expect(server.machine.version('ucware')).toBe('5.0.2.1');
  expect(await page(`${server.webUrl}/admin/`)).toMatch(/^503 /);
  const before = server.machine.bootId();
  server.machine.foreignReboot();
  await until(() => server.machine.bootId() !== before && server.machine.state() === 'running');
  expect(await page(`${server.webUrl}/admin/`)).toBe('200 UCware Admin Client');
});

it('leaves dpkg interrupted when the power goes in the middle of an installation', async () => {
  const server = await practise();
  const { machine } = server;
  const upgrade = machine.console(`apt-get -y ${KEEP} full-upgrade </dev/null`);
  await until(() => machine.status('ucware-core') === 'unpacked');
  await machine.powerOff();
  expect((await upgrade).exitCode).toBe(137);
  await machine.powerOn();
  await until(() => machine.state() === 'running');
  const refused = await machine.console(`apt-get -y ${KEEP} full-upgrade </dev/null`);
  expect(refused.stderr).toContain('dpkg was interrupted');
  const repaired = await machine.console(
    `dpkg --force-confdef --force-confold --configure -a && apt-get -y ${KEEP} full-upgrade </dev/null`,
  );
  expect(repaired.exitCode).toBe(0);
  expect(machine.version('ucware')).toBe('4.5.0.10');
});

it('lets apt-daily take the lock after a boot, unless its service has a condition', async () => {
  const server = await practise();
  const { machine } = server;
  machine.setAptDailyAfterBoot(3_600_000);
  const restart = async () => {
    const before = machine.bootId();
    machine.foreignReboot();
    await until(() => machine.bootId() !== before && machine.state() === 'running');
    return (await machine.console('systemctl is-active apt-daily.service')).stdout;
  };
  expect(await restart()).toBe('activating\n');
  await machine.writeFile('/var/lib/hold', '');
  await machine.writeFile(
    '/etc/systemd/system/apt-daily.service.d/50.conf',
    '[Unit]\nConditionPathExists=!/var/lib/hold\n',
  );
  expect(await restart()).toBe('inactive\n');
});

it('takes disk, packages and database back to a snapshot, under a new boot id', async () => {
  const server = await practise({ scenario: 'mysql-ready' });
  const { machine } = server;
  const snapshot = machine.snapshot();
  await machine.console(
    `mkdir /var/lib/job; apt-get -y ${KEEP} full-upgrade </dev/null; mysql -uroot -e "UPDATE ucware.settings SET value='x'"`,
  );
  expect(machine.version('ucware')).toBe('4.5.0.10');
  await machine.restore(snapshot);
  await until(() => machine.state() === 'running');
  expect(machine.version('ucware')).toBe('4.5.0.8');
  expect(machine.bootId()).not.toBe(snapshot.world.bootId);
  const after = await machine.console(
    "[ -d /var/lib/job ] || echo gone; mysql -uroot -N -e 'SELECT value FROM ucware.settings'",
  );
  expect(after.stdout).toBe('gone\n4.5\n');

  await machine.restore(snapshot, { memory: true });
  expect(machine.bootId()).toBe(snapshot.world.bootId);
  expect(machine.state()).toBe('running');
});
