import { parseOptions } from '../shell/options.ts';
import { type Call, type Program, pathOf } from '../shell/program.ts';
import { startDetached } from '../shell/start-detached.ts';

/** env 8.28: no `-S`. */
const env: Program = async (call) => {
  const options = parseOptions(
    call.args,
    {
      '-i': 'flag',
      '--ignore-environment': 'flag',
      '-u': 'value',
      '--unset': 'value',
      '-0': 'flag',
    },
    { stopAtWord: true },
  );
  for (const option of options.unknown) {
    call.unsupported(`option ${option}`);
    call.err(`env: invalid option -- '${option.replace(/^-+/, '')}'\n`);
    return 125;
  }
  const vars: Record<string, string> = options.has('-i', '--ignore-environment')
    ? {}
    : { ...call.env };
  for (const name of options.all('-u', '--unset')) delete vars[name];
  const words = [...options.rest];
  while (words[0]?.includes('=')) {
    const [, name = '', value = ''] = /^([^=]*)=([\s\S]*)$/.exec(words.shift() ?? '') ?? [];
    vars[name] = value;
  }
  if (words.length > 0) return (await call.run(words, { env: vars })).exitCode;
  for (const [name, value] of Object.entries(vars)) call.out(`${name}=${value}\n`);
  return 0;
};

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function duration(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(text);
  return match ? Number(match[1]) * (UNITS[match[2] || 's'] ?? 1000) : undefined;
}

/** timeout: exit code 124 when the simulated time is up. */
const timeout: Program = async (call) => {
  const options = parseOptions(
    call.args,
    {
      '-k': 'value',
      '--kill-after': 'value',
      '-s': 'value',
      '--signal': 'value',
      '--foreground': 'flag',
      '--preserve-status': 'flag',
    },
    { stopAtWord: true },
  );
  const [text = '', ...argv] = options.rest;
  const ms = duration(text);
  if (ms === undefined) {
    call.err(`timeout: invalid time interval '${text}'\n`);
    return 125;
  }
  const over = new AbortController();
  const before = new Set(call.machine.processes.all.keys());
  const late = call.machine.clock.sleep(ms, over.signal).then(() => {
    if (over.signal.aborted) return false;
    for (const { pid, ppid } of [...call.machine.processes.all.values()]) {
      if (ppid === call.process.pid && !before.has(pid)) call.machine.processes.kill(pid);
    }
    return true;
  });
  const { exitCode } = await call.run(argv);
  over.abort();
  return (await late) ? 124 : exitCode;
};

/** Programs that start another one in slightly different circumstances; here that makes no difference. */
function passOn(skip: Readonly<Record<string, 'flag' | 'value'>>): Program {
  return async (call) => {
    const { rest, unknown } = parseOptions(call.args, skip, { stopAtWord: true });
    for (const option of unknown) call.unsupported(`option ${option}`);
    return (await call.run(rest)).exitCode;
  };
}

/** setsid 2.31: with `-f` always, otherwise only a process that leads its group forks; a script's child does not. */
const setsid: Program = async (call) => {
  const { rest, unknown, has } = parseOptions(
    call.args,
    {
      '-f': 'flag',
      '--fork': 'flag',
      '-w': 'flag',
      '--wait': 'flag',
      '-c': 'flag',
      '--ctty': 'flag',
    },
    { stopAtWord: true },
  );
  for (const option of unknown) call.unsupported(`option ${option}`);
  if (!has('-f', '--fork')) return (await call.run(rest)).exitCode;
  startDetached(call.machine, {
    argv: rest,
    uid: call.process.uid,
    user: call.process.user,
    env: call.env,
    cwd: call.cwd,
    unit: call.process.unit,
    files: call.files,
  });
  return 0;
};

const sleep: Program = async (call) => {
  let total = 0;
  for (const word of call.args) {
    const ms = duration(word);
    if (ms === undefined) {
      call.err(`sleep: invalid time interval '${word}'\n`);
      return 1;
    }
    total += ms;
  }
  await call.sleep(total);
  return 0;
};

const signals: Program = async (call) => {
  const probing = call.args.includes('-0');
  const pids = call.args.filter((word) => /^\d+$/.test(word)).map(Number);
  let code = 0;
  for (const pid of pids) {
    const target = pid === 1 ? undefined : call.machine.processes.all.get(pid);
    if (target === undefined && pid !== 1) {
      call.err(`${call.name}: (${pid}) - No such process\n`);
      code = 1;
    } else if (call.process.uid !== 0 && target?.uid !== call.process.uid) {
      call.err(`${call.name}: (${pid}) - Operation not permitted\n`);
      code = 1;
    } else if (!probing) call.machine.processes.kill(pid);
  }
  return code;
};

const flock: Program = async (call: Call) => {
  const { rest, has, value } = parseOptions(
    call.args,
    {
      '-n': 'flag',
      '--nonblock': 'flag',
      '-w': 'value',
      '-x': 'flag',
      '-e': 'flag',
      '-c': 'value',
    },
    { stopAtWord: true },
  );
  const [file = '', ...argv] = rest;
  const path = `flock:${pathOf(call, file)}`;
  if (call.machine.locks.take(path, call.process) !== undefined) {
    if (!has('-n', '--nonblock')) call.unsupported('waiting for a lock');
    return 1;
  }
  const command = value('-c');
  const { exitCode } = await call.run(command === undefined ? argv : ['sh', '-c', command]);
  call.machine.locks.release(call.process);
  return exitCode;
};

export const WRAPPERS: Readonly<Record<string, Program>> = {
  env,
  timeout,
  setsid,
  sleep,
  kill: signals,
  flock,
  nohup: passOn({}),
  nice: passOn({ '-n': 'value' }),
  ionice: passOn({ '-c': 'value', '-n': 'value' }),
  stdbuf: passOn({ '-o': 'value', '-e': 'value', '-i': 'value' }),
};
