import { powerOff, powerOn, reboot } from './machine/boot.ts';
import type { Machine } from './machine/machine.ts';
import { startUnit, stopUnit } from './machine/services.ts';
import { restoreSnapshot, takeSnapshot } from './machine/snapshot.ts';
import { isPresent } from './packages/installed.ts';
import type { PracticeMachine } from './practice-machine.ts';
import { UCWARE } from './programs/accounts.ts';
import { viewAs } from './shell/view-of.ts';
import { newHostKey } from './ssh/host-key.ts';
import type { SshFront } from './ssh/serve-ssh.ts';

const LOCKS = ['/var/lib/dpkg/lock-frontend', '/var/lib/dpkg/lock', '/var/lib/apt/lists/lock'];
const UNATTENDED = '/usr/bin/python3 /usr/bin/unattended-upgrade';
const CONSOLE_ENV = {
  LC_ALL: 'C.UTF-8',
  HOME: '/root',
  USER: 'root',
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
};

/** The control surface of a machine and its network. */
export function createPracticeMachine(machine: Machine, ssh: SshFront): PracticeMachine {
  const { faults, outside } = machine;
  const root = viewAs(machine, 0);
  return {
    state: () => machine.system,
    bootId: () => machine.world.bootId,
    version: (name) => {
      const entry = machine.world.packages[name];
      return isPresent(entry) ? entry.version : undefined;
    },
    status: (name) => machine.world.packages[name]?.status,
    readFile: (path) => root.readFile(path),
    writeFile: (path, content, mode) => root.install(path, content, mode),
    console: async (script) => {
      const process = machine.processes.start(undefined, ['-bash'], { env: CONSOLE_ENV });
      const run = { script, name: 'bash', args: [], stdin: '', cwd: '/root', env: CONSOLE_ENV };
      const finished = await machine.runShell(machine, process, { ...run, files: new Map() });
      machine.processes.finish(process);
      return finished;
    },
    announcements: () => outside.walls,
    calls: () => outside.calls,
    phones: () => outside.phones.length,
    aptLockHolder: () => machine.locks.holder(LOCKS[0] as string)?.argv.join(' '),
    setCalls: (calls) => {
      outside.calls = calls;
    },
    setPhones: (phones) => {
      outside.phones = phones;
    },
    logIn: (user, from) => {
      const since = machine.clock.now().toISOString().slice(0, 16).replace('T', ' ');
      const terminal = `pts/${outside.loggedIn.length + 1}`;
      outside.loggedIn.push({ user, terminal, from, since });
    },
    setPassword: (password) => {
      outside.passwords[UCWARE.name] = password;
    },
    cutSsh: () => ssh.cut(),
    setInterface: (name, up) => ssh.setInterface(name, up),
    changeHostKey: () => {
      ssh.setHostKey(newHostKey());
      return ssh.hostKey().fingerprint;
    },
    holdAptLock: (command = UNATTENDED) => {
      const holder = machine.processes.start(undefined, command.split(' '));
      for (const path of LOCKS) machine.locks.take(path, holder);
      return {
        pid: holder.pid,
        release: () => {
          machine.locks.release(holder);
          machine.processes.kill(holder.pid);
        },
      };
    },
    setAptDailyAfterBoot: (ms) => {
      faults.aptDailyAfterBootMs = ms;
    },
    halfConfigure: (name) => {
      const entry = machine.world.packages[name];
      if (entry) entry.status = 'half-configured';
    },
    fillDisk: (mount) => {
      faults.fullDisks.add(mount);
    },
    emptyDisk: (mount) => {
      faults.fullDisks.delete(mount);
    },
    setRepositoryTrouble: (url, trouble) => {
      if (trouble === null) outside.trouble.delete(url);
      else outside.trouble.set(url, trouble);
    },
    breakMysql: async () => {
      faults.mysqlBroken = true;
      await stopUnit(machine, 'mysql.service');
      startUnit(machine, 'mysql.service');
    },
    mendMysql: () => {
      faults.mysqlBroken = false;
      startUnit(machine, 'mysql.service');
    },
    setRebootNeverReturns: (on) => {
      faults.rebootNeverReturns = on;
    },
    setBootSlowness: (factor) => {
      faults.bootSlowness = factor;
    },
    foreignReboot: () => machine.background(reboot(machine)),
    powerOff: () => powerOff(machine),
    powerOn: async () => {
      if (machine.system === 'off') await powerOn(machine);
    },
    snapshot: () => takeSnapshot(machine),
    restore: (snapshot, options) => restoreSnapshot(machine, snapshot, options?.memory ?? false),
  };
}
