import type { LiveFiles } from '../fs/disk.ts';
import type { Machine } from './machine.ts';
import type { Process } from './process.ts';

/** Clock ticks a second as `/proc/<pid>/stat` counts them (`USER_HZ`, proc(5)). */
const TICKS = 100;
const PROCESS_FILES = ['cmdline', 'comm', 'exe', 'fd', 'stat', 'status'];
const TOP_FILES = ['loadavg', 'locks', 'meminfo', 'mounts', 'sys', 'uptime', 'version'];

/** `/proc` of the simulated machine. `machine` is asked late, because the disk is made before it. */
export function createProcFiles(machine: () => Machine): LiveFiles {
  function processOf(path: string): { process: Process; rest: string } | undefined {
    const [, pid, rest = ''] = /^\/proc\/(\d+)(?:\/(.*))?$/.exec(path) ?? [];
    const process = pid === '1' ? INIT : machine().processes.all.get(Number(pid));
    return process === undefined ? undefined : { process, rest };
  }

  function list(path: string): readonly string[] | undefined {
    if (path === '/proc') {
      return ['1', ...[...machine().processes.all.keys()].map(String), ...TOP_FILES];
    }
    if (path === '/proc/sys') return ['kernel'];
    if (path === '/proc/sys/kernel') return ['hostname', 'osrelease', 'random'];
    if (path === '/proc/sys/kernel/random') return ['boot_id'];
    const found = processOf(path);
    if (found?.rest === '') return PROCESS_FILES;
    if (found?.rest === 'fd') return Object.keys(openFiles(machine(), found.process));
    return undefined;
  }

  function read(path: string): string | undefined {
    if (!path.startsWith('/proc/')) return undefined;
    const { world } = machine();
    const uptime = ((machine().now() - world.bootedAt) / 1000).toFixed(2);
    switch (path) {
      case '/proc/sys/kernel/random/boot_id':
        return `${world.bootId}\n`;
      case '/proc/sys/kernel/osrelease':
        return `${world.kernel}\n`;
      case '/proc/sys/kernel/hostname':
        return `${world.hostname}\n`;
      case '/proc/uptime':
        return `${uptime} ${uptime}\n`;
      case '/proc/loadavg':
        return `0.08 0.11 0.09 1/${machine().processes.all.size + 90} 4711\n`;
      case '/proc/version':
        return `Linux version ${world.kernel} (buildd@lgw01-amd64-001) (gcc version 7.5.0 (Ubuntu 7.5.0-3ubuntu1~18.04)) #224-Ubuntu SMP\n`;
      case '/proc/meminfo':
        return 'MemTotal:        4039464 kB\nMemFree:          812344 kB\nMemAvailable:    2411888 kB\nBuffers:          120404 kB\nCached:          1502228 kB\nSwapTotal:       2097148 kB\nSwapFree:        2097148 kB\n';
      case '/proc/mounts':
        return world.mounts
          .map(({ device, path: at, type }) => `${device} ${at} ${type} rw,relatime 0 0\n`)
          .join('');
      case '/proc/locks':
        return locks(machine());
      default:
        return processFile(path);
    }
  }

  function processFile(path: string): string | undefined {
    const found = processOf(path);
    if (found === undefined) return undefined;
    const { process, rest } = found;
    switch (rest) {
      case 'cmdline':
        return `${process.argv.join('\0')}\0`;
      case 'comm':
        return `${process.comm}\n`;
      case 'status':
        return `Name:\t${process.comm}\nState:\tS (sleeping)\nPid:\t${process.pid}\nPPid:\t${process.ppid}\nUid:\t${process.uid}\t${process.uid}\t${process.uid}\t${process.uid}\n`;
      case 'stat': {
        const booted = machine().world.bootedAt;
        const start = Math.max(0, Math.round(((process.startedAt - booted) / 1000) * TICKS));
        const before = Array.from({ length: 17 }, () => '0').join(' ');
        return `${process.pid} (${process.comm}) S ${process.ppid} ${before} ${start} 0 0\n`;
      }
      default:
        return undefined;
    }
  }

  function link(path: string): string | undefined {
    const found = processOf(path);
    const program = found?.process.argv[0];
    if (found?.rest === 'exe' && program?.startsWith('/')) return program;
    const number = /^fd\/(\d+)$/.exec(found?.rest ?? '')?.[1];
    return found && number ? openFiles(machine(), found.process)[number] : undefined;
  }

  return { list, read, link };
}

const INIT: Process = {
  pid: 1,
  ppid: 0,
  uid: 0,
  user: 'root',
  argv: ['/sbin/init'],
  comm: 'systemd',
  env: {},
  startedAt: 0,
  unit: '',
  umask: 0o022,
  alive: true,
  end: new AbortController(),
};

/** The descriptors that matter: the standard three, and the lock files a process holds. */
function openFiles(machine: Machine, process: Process): Record<string, string> {
  const held = machine.locks.list().filter((lock) => lock.process === process);
  return Object.fromEntries([
    ...['0', '1', '2'].map((number) => [number, '/dev/null']),
    ...held.map(({ path }, index) => [String(index + 4), path]),
  ]);
}

function locks(machine: Machine): string {
  return machine.locks
    .list()
    .map(({ path, process }, index) => {
      const ino = inode(machine, path);
      return `${index + 1}: POSIX  ADVISORY  WRITE ${process.pid} 08:01:${ino} 0 EOF\n`;
    })
    .join('');
}

function inode(machine: Machine, path: string): number {
  let node = machine.disk.tree.root as { entries?: Map<string, unknown>; ino?: number };
  for (const word of path.split('/').filter(Boolean)) {
    node = (node.entries?.get(word) ?? {}) as typeof node;
  }
  return node.ino ?? 0;
}
