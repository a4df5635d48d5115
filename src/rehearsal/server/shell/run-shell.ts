import { Bash, type CustomCommand } from 'just-bash';
import { errnoOf, strerror } from '../fs/errno.ts';
import type { Machine } from '../machine/machine.ts';
import { Killed, type Process } from '../machine/process.ts';
import { bindProgram } from './bind-program.ts';
import { ERR_FD, OUT_FD, writeLive } from './live-output.ts';
import type { Finished, ShellRun } from './program.ts';
import { catchUnknown, detachBackground } from './unknown-commands.ts';
import { viewOf } from './view-of.ts';

/**
 * Runs shell source in the simulated machine as a process of it. Nothing in it reaches the computer this runs on: the
 * file system is the simulated disk and every program is one of the machine's stand-ins or a text tool of the interpreter.
 */
export async function runShell(
  machine: Machine,
  process: Process,
  run: ShellRun,
): Promise<Finished> {
  const commands: CustomCommand[] = [...machine.programs].map(([name, program]) =>
    bindProgram(machine, process, name, program, runShell),
  );
  const functions = new Set<string>();
  let script = true;
  const bash = new Bash({
    fs: viewOf(machine, process),
    cwd: run.cwd,
    env: { ...run.env },
    customCommands: commands,
    // Our own scripts on an in-memory disk; the guard would get in the way of the SSH server in the same process.
    defenseInDepth: false,
    processInfo: { pid: process.pid, ppid: process.ppid, uid: process.uid, gid: process.uid },
    executionLimits: { maxExecutionTimeMs: Number.POSITIVE_INFINITY },
    sleep: (ms) => machine.sleep(ms, process),
  });
  bash.registerTransformPlugin({
    name: 'simulated machine',
    transform: ({ ast }) => {
      if (detachBackground(ast.statements)) {
        machine.report(`${run.name}: a command in the background (&)`);
      }
      const isProgram = (name: string) => machine.hasProgram(name);
      const caught = catchUnknown(ast, isProgram, functions);
      // What comes after the script itself are commands its tools start (`xargs`, `find -exec`): they hand their output back.
      const own = script;
      script = false;
      return { ast: own ? writeLive(caught) : caught };
    },
  });
  const result = await execute(machine, run, () =>
    bash.exec(`${openingOf(run.files)}\n${withoutShebang(run.script)}`, {
      rawScript: true,
      replaceEnv: true,
      stdin: run.stdin,
      signal: process.end.signal,
      env: { IFS: ' \t\n', OPTIND: '1', PS4: '+ ', ...run.env, ...positional(run) },
    }),
  );
  for (const line of result.stderr.split('\n')) {
    const name = /^bash: (.+): command not found$/.exec(line)?.[1];
    if (name !== undefined) machine.report(`${name}: command not found`);
  }
  return {
    exitCode: process.alive ? result.exitCode : 137,
    stdout: result.stdout,
    // Whoever was killed says nothing about it.
    stderr: process.alive ? worded(result.stderr, run.name) : '',
  };
}

/** A write that fails in the middle ends the script, as a full disk would soon do anyway; anything else is our mistake. */
async function execute(
  machine: Machine,
  { name }: ShellRun,
  exec: () => Promise<Finished>,
): Promise<Finished> {
  try {
    return await exec();
  } catch (thrown) {
    if (thrown instanceof Killed) return { exitCode: 137, stdout: '', stderr: '' };
    if (errnoOf(thrown) === undefined) machine.report(`${name}: ${String(thrown)}`);
    return { exitCode: 2, stdout: '', stderr: `bash: write error: ${strerror(thrown)}\n` };
  }
}

/** Opens what the script inherits, and what the rewriting of its output counts on. */
function openingOf(files: ReadonlyMap<number, string>): string {
  const lines = [...files]
    .filter(([fd]) => fd > 2)
    .map(([fd, path]) => `exec ${fd}>>'${path.replaceAll("'", "'\\''")}'`);
  if (!files.has(OUT_FD)) lines.push(`exec ${OUT_FD}>&1`);
  if (!files.has(ERR_FD)) lines.push(`exec ${ERR_FD}>&2`);
  return lines.join('; ');
}

/** The interpreter keeps `$0`, `$1` … in its environment. */
function positional({ name, args }: ShellRun): Record<string, string> {
  return {
    ...Object.fromEntries(args.map((arg, index) => [String(index + 1), arg])),
    '0': name,
    '#': String(args.length),
    '@': args.join(' '),
    '*': args.join(' '),
  };
}

/** The interpreter's complaints in the name of the script, with the usual reason for a file that cannot be written. */
function worded(stderr: string, name: string): string {
  return stderr
    .replace(/^bash: /gm, `${name}: `)
    .replace(/: cannot open redirect target$/gm, ': Permission denied');
}

function withoutShebang(script: string): string {
  return script.startsWith('#!') ? script.slice(script.indexOf('\n') + 1) : script;
}
