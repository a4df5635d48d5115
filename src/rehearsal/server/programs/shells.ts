import { type Call, type Program, pathOf } from '../shell/program.ts';
import { startDetached } from '../shell/start-detached.ts';
import { BACKGROUND, NOBODY } from '../shell/unknown-commands.ts';

/** sh, dash and bash: `-s`, `-c`, a file, or a script on stdin, with `$0` and the positional parameters of the real ones. */
const shell: Program = async (call) => {
  const words = [...call.args];
  let settings = '';
  let mode: 'stdin' | 'command' | 'file' | undefined;
  while (words[0]?.startsWith('-') || words[0]?.startsWith('+')) {
    const word = words.shift() ?? '';
    if (word === '--' || word === '-') break;
    for (const letter of word.slice(1)) {
      if (letter === 's') mode = 'stdin';
      else if (letter === 'c') mode = 'command';
      else if ('euxfl'.includes(letter)) settings += letter === 'l' ? '' : `set -${letter}\n`;
      else call.unsupported(`option -${letter}`);
    }
  }
  mode ??= words.length === 0 ? 'stdin' : 'file';
  if (mode === 'stdin') return runScript(call, settings + call.stdin, call.name, words, '');
  const first = words.shift() ?? '';
  if (mode === 'command') {
    const [zero = call.name, ...args] = words;
    return runScript(call, settings + first, zero, args, call.stdin);
  }
  const path = pathOf(call, first);
  let script: string;
  try {
    script = await call.fs.readFile(path);
  } catch {
    call.err(
      call.name === 'bash'
        ? `bash: ${first}: No such file or directory\n`
        : `${call.name}: 0: Can't open ${first}\n`,
    );
    return 127;
  }
  return runScript(call, settings + script, first, words, call.stdin);
};

async function runScript(
  call: Call,
  script: string,
  name: string,
  args: readonly string[],
  stdin: string,
): Promise<number> {
  if (script.trim() === '') return 0;
  return (await call.shell({ script, name, args, stdin })).exitCode;
}

/** A command nobody has. Its first argument is the name that was called. */
const nobody: Program = async (call) => {
  const [name = '', ...args] = call.args;
  for (const folder of (call.env['PATH'] ?? '').split(':')) {
    const path = `${folder}/${name}`;
    if (folder !== '' && (await call.fs.exists(path)))
      return (await call.run([path, ...args])).exitCode;
  }
  call.machine.report(`${name}: command not found`);
  call.err(`sh: 1: ${name}: not found\n`);
  return 127;
};

/** `command … &`. */
const background: Program = async (call) => {
  const files = new Map(call.files);
  startDetached(call.machine, {
    argv: call.args,
    uid: call.process.uid,
    user: call.process.user,
    env: call.env,
    cwd: call.cwd,
    unit: call.process.unit,
    files,
  });
  return 0;
};

/** Sets the mask of the shell that calls it; without an argument it prints the mask. */
const umask: Program = async (call) => {
  const [mask] = call.args;
  if (mask === undefined) {
    call.out(`${call.process.umask.toString(8).padStart(4, '0')}\n`);
    return 0;
  }
  if (!/^[0-7]{1,4}$/.test(mask)) {
    call.unsupported(`mask ${mask}`);
    return 1;
  }
  call.process.umask = Number.parseInt(mask, 8);
  return 0;
};

/** Ignoring signals means nothing here, since nobody sends any; a command to be run later cannot be simulated. */
const trap: Program = async (call) => {
  const [command = '-'] = call.args;
  if (command !== '' && command !== '-') call.unsupported(`trap '${command}'`);
  return 0;
};

export const SHELLS: Readonly<Record<string, Program>> = {
  sh: shell,
  bash: shell,
  dash: shell,
  [NOBODY]: nobody,
  [BACKGROUND]: background,
  umask,
  trap,
  wait: async () => 0,
};
