import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LAB, RUN } from '../paths.ts';
import { makeCgroup, removeCgroup } from './cgroup.ts';
import { findInit } from './find-init.ts';
import { plugIn } from './networks.ts';
import { personalise } from './personalise.ts';
import { sh, shLater } from './sh.ts';
import { untilGreeted } from './until-greeted.ts';

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

export interface MachineOptions {
  /** The lower layer; never written to. */
  readonly root: string;
  /** Unique among running machines, 1 to 200: the last part of its addresses. */
  readonly number: number;
  /** False takes `systemd-run` away, as on servers where systemd does not run. Default: true. */
  readonly systemdRun?: boolean;
  /** Size of its disk, where it is to be filled; without it there is as much as the lab has. */
  readonly diskMiB?: number;
}

/** A telephone server that runs. */
export interface Machine {
  readonly name: string;
  /** On the NGN and on the VoIP network. */
  readonly addresses: readonly [string, string];
  /** `SHA256:…` of the host key. */
  readonly hostKey: string;
  /** The text of a file on its disk; throws where there is none. Works while it is off, too. */
  read(path: string): string;
  /** Names in a folder on its disk; empty where there is none. */
  list(path: string): readonly string[];
  /** Runs a command inside, as root at the console, and gives back what it prints; throws on another exit code than 0. */
  run(...command: readonly string[]): Promise<string>;
  bootId(): string;
  /** The boot ids of all its boots, the first one first. */
  boots(): readonly string[];
  /** What it printed while booting, and its journal if it runs: for people who look why a test failed. */
  diary(): Promise<string>;
  /** Pulls the plug. */
  stop(): Promise<void>;
}

/** Boots a machine and resolves when somebody could log in by SSH. */
export async function startMachine({
  root,
  number,
  systemdRun = true,
  diskMiB,
}: MachineOptions): Promise<Machine> {
  const name = `lab-pbx${number}`;
  const folder = join(RUN, name);
  const disk = join(folder, 'root');
  const own = join(folder, 'disk');
  mkdirSync(own, { recursive: true });
  if (diskMiB !== undefined) sh('mount', '-t', 'tmpfs', '-o', `size=${diskMiB}m`, 'tmpfs', own);
  for (const part of ['disk/upper', 'disk/work', 'root']) {
    mkdirSync(join(folder, part), { recursive: true });
  }
  const layers = `lowerdir=${root},upperdir=${join(own, 'upper')},workdir=${join(own, 'work')}`;
  sh('mount', '-t', 'overlay', 'overlay', '-o', layers, disk);
  const addresses = plugIn(name, number);
  personalise(disk, name, systemdRun);
  const cgroup = makeCgroup(name, folder);
  const boot = spawn('sh', [join(LAB, 'machine/boot.sh'), folder, name, name], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => boot.once('exit', () => resolve()));

  function consoleText(): string {
    return readFileSync(join(folder, 'console'), { encoding: 'utf8', flag: 'a+' });
  }
  /** systemd, as process ids are counted out here. */
  function init(): number {
    const pid = findInit(boot.pid ?? 0);
    if (pid === undefined) throw new Error(`${name} is off.\n${consoleText()}`);
    return pid;
  }
  const machine: Machine = {
    name,
    addresses,
    hostKey:
      sh('ssh-keygen', '-lf', join(disk, 'etc/ssh/ssh_host_ed25519_key.pub')).split(' ')[1] ?? '',
    read: (path) => readFileSync(join(disk, path), 'utf8'),
    list(path) {
      try {
        return readdirSync(join(disk, path)).sort();
      } catch {
        return [];
      }
    },
    run: (...command) =>
      shLater(
        'nsenter',
        '-t',
        String(init()),
        '-m',
        '-u',
        '-i',
        '-n',
        '-p',
        '-C',
        '--',
        'env',
        '-i',
        `PATH=${PATH}`,
        'LC_ALL=C.UTF-8',
        'HOME=/root',
        ...command,
      ),
    boots: () => readFileSync(join(folder, 'boots'), 'utf8').trim().split('\n'),
    bootId: () => readFileSync(join(folder, 'boot-id'), 'utf8').trim(),
    async diary() {
      const text = consoleText();
      try {
        return `${text}\n${await machine.run('journalctl', '--no-pager', '-n', '200')}`;
      } catch {
        return text;
      }
    },
    async stop() {
      writeFileSync(join(folder, 'stay-off'), '');
      const pid = findInit(boot.pid ?? 0);
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
      await ended;
      sh('umount', '-l', disk);
      if (diskMiB !== undefined) sh('umount', '-l', own);
      sh('ip', 'netns', 'delete', name);
      rmSync(folder, { recursive: true, force: true });
      removeCgroup(cgroup);
    },
  };
  await untilGreeted(addresses[0], 60_000, () => machine.diary());
  return machine;
}
