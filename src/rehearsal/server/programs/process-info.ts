import type { Process } from '../machine/process.ts';
import { parseOptions } from '../shell/options.ts';
import { type Call, type Program, pathOf } from '../shell/program.ts';

/** ps: `-e`, `-p`, `-C`, `aux` and `-o` with the usual columns. */
const ps: Program = async (call) => {
  const options = parseOptions(call.args, {
    ...Object.fromEntries(
      '-e -A -f -ef --no-headers'.split(' ').map((name) => [name, 'flag' as const]),
    ),
    ...Object.fromEntries(
      '-o -p -C --pid --ppid'.split(' ').map((name) => [name, 'value' as const]),
    ),
  });
  for (const option of options.unknown) call.unsupported(`option ${option}`);
  const pids = options.all('-p', '--pid').flatMap((text) => text.split(',').map(Number));
  const names = options.all('-C').flatMap((text) => text.split(','));
  const found = [...call.machine.processes.all.values()]
    .filter(({ pid }) => pids.length === 0 || pids.includes(pid))
    .filter(({ comm }) => names.length === 0 || names.includes(comm));
  const columns = options.all('-o').flatMap((text) => text.split(/[,\s]+/));
  const shown = columns.length === 0 ? ['pid', 'tty=TTY', 'time', 'cmd'] : columns;
  const titles = shown.map((column) => column.split('=')[1] ?? column.toUpperCase());
  if (titles.some((title) => title !== '') && !options.has('--no-headers'))
    call.out(`${titles.join(' ')}\n`);
  for (const process of found) {
    call.out(
      `${shown.map((column) => field(call, process, column.split('=')[0] ?? '')).join(' ')}\n`,
    );
  }
  return found.length === 0 ? 1 : 0;
};

function field(call: Call, process: Process, column: string): string {
  switch (column) {
    case 'pid':
      return String(process.pid).padStart(5);
    case 'ppid':
      return String(process.ppid).padStart(5);
    case 'user':
    case 'uname':
      return process.user;
    case 'comm':
      return process.comm;
    case 'args':
    case 'cmd':
    case 'command':
      return process.argv.join(' ');
    case 'etimes':
      return String(Math.floor((call.machine.now() - process.startedAt) / 1000));
    case 'lstart':
      return new Date(process.startedAt).toUTCString();
    case 'tty':
      return '?';
    case 'time':
      return '00:00:00';
    case 'stat':
    case 'state':
      return 'S';
    default:
      call.unsupported(`column ${column}`);
      return '-';
  }
}

const pgrep: Program = async (call) => {
  const options = parseOptions(call.args, {
    '-x': 'flag',
    '-f': 'flag',
    '-a': 'flag',
    '-l': 'flag',
    '-u': 'value',
  });
  for (const option of options.unknown) call.unsupported(`option ${option}`);
  const pattern = options.rest[0] ?? '';
  const expression = new RegExp(options.has('-x') ? `^(?:${pattern})$` : pattern);
  const found = [...call.machine.processes.all.values()].filter(
    (process) =>
      process !== call.process &&
      expression.test(options.has('-f') ? process.argv.join(' ') : process.comm),
  );
  for (const { pid, argv } of found)
    call.out(options.has('-a') ? `${pid} ${argv.join(' ')}\n` : `${pid}\n`);
  return found.length === 0 ? 1 : 0;
};

const pidof: Program = async (call) => {
  const found = [...call.machine.processes.all.values()].filter(({ comm }) =>
    call.args.includes(comm),
  );
  if (found.length === 0) return 1;
  call.out(`${found.map(({ pid }) => pid).join(' ')}\n`);
  return 0;
};

/** fuser: process ids on stdout, everything else on stderr, as the real one. */
const fuser: Program = async (call) => {
  let code = 1;
  for (const word of call.args.filter((text) => !text.startsWith('-'))) {
    const holder = call.machine.locks.holder(pathOf(call, word));
    if (holder === undefined) continue;
    call.err(`${word}:`.padEnd(22));
    call.out(` ${holder.pid}`);
    call.err('\n');
    code = 0;
  }
  return code;
};

/** lslocks: the locks of processes, as a table or with `-n` and `-o`. */
const lslocks: Program = async (call) => {
  const options = parseOptions(call.args, {
    '-n': 'flag',
    '--noheadings': 'flag',
    '-r': 'flag',
    '--raw': 'flag',
    '-o': 'value',
    '--output': 'value',
    '-u': 'flag',
    '-p': 'value',
  });
  for (const option of options.unknown) call.unsupported(`option ${option}`);
  const columns = (options.value('-o', '--output') ?? 'COMMAND,PID,TYPE,SIZE,MODE,M,START,END,PATH')
    .toUpperCase()
    .split(',');
  if (!options.has('-n', '--noheadings')) call.out(`${columns.join(' ')}\n`);
  for (const { path, process } of call.machine.locks.list()) {
    const values: Record<string, string> = {
      COMMAND: process.comm,
      PID: String(process.pid),
      TYPE: 'POSIX',
      SIZE: '0B',
      MODE: 'WRITE',
      M: '0',
      START: '0',
      END: '0',
      PATH: path,
    };
    call.out(`${columns.map((column) => values[column] ?? '').join(' ')}\n`);
  }
  return 0;
};

export const PROCESS_INFO: Readonly<Record<string, Program>> = { ps, pgrep, pidof, fuser, lslocks };
