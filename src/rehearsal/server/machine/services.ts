import type { Machine } from './machine.ts';
import { newUnit, type Unit } from './units.ts';

/** A service of the simulated server. */
export interface Service {
  readonly unit: string;
  readonly description: string;
  /** The package that brings it; null for what is always there. */
  readonly owner: string | null;
  /** Simulated milliseconds after the kernel is up; the SSH server is the network's and comes at once. */
  readonly afterMs: number;
  /** Name of its process; empty for one that ends at once. */
  readonly command: string;
}

export const SERVICES: readonly Service[] = [
  service('ssh.service', 'OpenBSD Secure Shell server', null, 0, '/usr/sbin/sshd -D'),
  service(
    'cron.service',
    'Regular background program processing daemon',
    null,
    1_000,
    '/usr/sbin/cron -f',
  ),
  service(
    'mysql.service',
    'MySQL Community Server',
    'mysql-server-5.7',
    6_000,
    '/usr/sbin/mysqld --daemonize',
  ),
  service(
    'php7.2-fpm.service',
    'The PHP 7.2 FastCGI Process Manager',
    'php7.2-fpm',
    7_000,
    'php-fpm7.2',
  ),
  service(
    'nginx.service',
    'A high performance web server and a reverse proxy server',
    'nginx-core',
    8_000,
    'nginx: master process',
  ),
  service(
    'asterisk.service',
    'Asterisk PBX and telephony daemon',
    'asterisk',
    14_000,
    '/usr/sbin/asterisk -f -C /etc/asterisk/asterisk.conf',
  ),
  service(
    'ucware-daemon.service',
    'UCware Daemon',
    'ucware-core',
    20_000,
    '/usr/sbin/ucware-daemon',
  ),
];

export const TIMERS: readonly Service[] = [
  service('apt-daily.timer', 'Daily apt download activities', null, 500, ''),
  service('apt-daily-upgrade.timer', 'Daily apt upgrade and clean activities', null, 500, ''),
];

/** Units that exist without running: what timers start. */
export const IDLE: readonly Service[] = [
  service('apt-daily.service', 'Daily apt download activities', null, 0, ''),
  service('apt-daily-upgrade.service', 'Daily apt upgrade and clean activities', null, 0, ''),
  service(
    'unattended-upgrades.service',
    'Unattended Upgrades Shutdown',
    null,
    500,
    'python3 /usr/share/unattended-upgrades/unattended-upgrade-shutdown',
  ),
];

/** Simulated milliseconds a service takes to stop. */
const STOP_MS = 700;

function service(
  unit: string,
  description: string,
  owner: string | null,
  afterMs: number,
  command: string,
): Service {
  return { unit, description, owner, afterMs, command };
}

export function isInstalledService(machine: Machine, { owner }: Service): boolean {
  if (owner === null) return true;
  const entry = machine.world.packages[owner];
  return entry !== undefined && entry.status !== 'config-files';
}

/** Starts a unit; the text is why it did not come up. */
export function startUnit(machine: Machine, name: string): string | null {
  const unit = machine.units.get(name);
  const known = [...SERVICES, ...TIMERS, ...IDLE].find((item) => item.unit === name);
  if (known === undefined || unit === undefined) return `Unit ${name} not found.`;
  if (machine.world.unitFiles[name] === 'masked') return `Unit ${name} is masked.`;
  if (unit.active === 'active') return null;
  if (name === 'mysql.service' && machine.faults.mysqlBroken) {
    Object.assign(unit, { active: 'failed', sub: 'failed', result: 'exit-code', exitCode: 1 });
    note(machine, name, 'mysqld got signal 6; Failed to start MySQL Community Server.');
    return 'Job for mysql.service failed because the control process exited with error code.';
  }
  unit.active = 'active';
  unit.sub = name.endsWith('.timer') ? 'waiting' : 'running';
  unit.activeSince = machine.now();
  if (known.command !== '') {
    unit.main = machine.processes.start(undefined, known.command.split(' '), { unit: name });
  }
  if (name === 'mysql.service') machine.grants = structuredClone(machine.world.database);
  note(machine, name, `Started ${known.description}.`);
  return null;
}

export async function stopUnit(machine: Machine, name: string): Promise<void> {
  const unit = machine.units.get(name);
  if (unit === undefined || (unit.active !== 'active' && unit.active !== 'activating')) return;
  unit.active = 'deactivating';
  unit.sub = 'stop-sigterm';
  await machine.clock.sleep(STOP_MS, machine.session.signal);
  endUnit(machine, unit);
}

/** What is left of a unit after its processes are gone. */
export function endUnit(machine: Machine, unit: Unit): void {
  if (unit.main) machine.processes.kill(unit.main.pid);
  unit.main = undefined;
  unit.active = 'inactive';
  unit.sub = 'dead';
  unit.inactiveSince = machine.now();
  if (unit.name === 'mysql.service') machine.grants = null;
  if (unit.name === 'asterisk.service') machine.outside.calls = 0;
  note(machine, unit.name, `Stopped ${unit.description}.`);
  if (unit.transient && unit.collect) machine.units.delete(unit.name);
}

export function note(machine: Machine, unit: string, text: string): void {
  machine.journal.push({ at: machine.now(), unit, text });
}

/** Loads the units of what is installed, all of them stopped. */
export function loadUnits(machine: Machine): void {
  for (const item of [...SERVICES, ...TIMERS, ...IDLE]) {
    if (machine.units.has(item.unit) || !isInstalledService(machine, item)) continue;
    machine.units.set(item.unit, newUnit(item.unit, item.description));
  }
}
