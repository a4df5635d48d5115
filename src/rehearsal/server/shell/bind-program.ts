import {
  type CustomCommand,
  decodeBytesToUtf8,
  defineCommand,
  type ResolvedCommandContext,
} from 'just-bash';
import { errnoOf, strerror } from '../fs/errno.ts';
import type { Machine } from '../machine/machine.ts';
import { Killed, type Process } from '../machine/process.ts';
import { openFiles, type Sink, sinkOf } from './descriptors.ts';
import { ERR_FD, OUT_FD } from './live-output.ts';
import type { Call, ChildOptions, Finished, Program, RunShell, ShellRun } from './program.ts';
import { quoted } from './quoted.ts';
import { viewOf } from './view-of.ts';

/** Exit code of a process ended by SIGKILL, as shells report it. */
const KILLED = 137;

/** Makes a stand-in a command of a shell: each call of it is a process of its own. */
export function bindProgram(
  machine: Machine,
  parent: Process,
  name: string,
  program: Program,
  runShell: RunShell,
): CustomCommand {
  return defineCommand(name, async (args, ctx) => {
    const process = machine.processes.start(parent, [name, ...args], {
      env: ctx.exportedEnv ?? {},
    });
    const printed: Printed = { stdout: '', stderr: '' };
    const call = callOf({ machine, process, name, args, ctx, printed, runShell });
    try {
      const exitCode = await program(call);
      // The umask belongs to the shell itself: what the stand-in set holds from now on.
      if (name === 'umask') parent.umask = process.umask;
      return { ...printed, exitCode };
    } catch (thrown) {
      if (thrown instanceof Killed) return { ...printed, exitCode: KILLED };
      if (errnoOf(thrown) === undefined) machine.report(`${name}: ${String(thrown)}`);
      return { ...printed, stderr: `${printed.stderr}${name}: ${strerror(thrown)}\n`, exitCode: 1 };
    } finally {
      machine.processes.finish(process);
    }
  });
}

/** What a command prints; `bytes` means that each character of stdout stands for one byte. */
interface Printed {
  stdout: string;
  stderr: string;
  stdoutKind?: 'bytes';
}

/** The language gettext would choose: `LANGUAGE` goes before the locale, except in the locales `C` and `POSIX`. */
function speaksGerman(env: Readonly<Record<string, string>>): boolean {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || 'C';
  if (locale === 'C' || locale === 'POSIX') return false;
  return (env['LANGUAGE'] || locale).startsWith('de');
}

/**
 * Where the command's output goes. One stream that goes where the other does is printed there, so that their order is kept;
 * after `2>&1 >file` both lead to different places, and the interpreter leads each to its own.
 */
function streamsOf(ctx: ResolvedCommandContext): { readonly stdout: Sink; readonly stderr: Sink } {
  const stdout: Sink = sinkOf(ctx.fileDescriptors?.get(OUT_FD)) ?? { to: 'stdout' };
  const stderr: Sink = sinkOf(ctx.fileDescriptors?.get(ERR_FD)) ?? { to: 'stderr' };
  if (stdout.to === 'file' && stderr.to === 'stdout') return { stdout, stderr: { to: 'stderr' } };
  if (stderr.to === 'file' && stdout.to === 'stderr') return { stdout: { to: 'stdout' }, stderr };
  return { stdout, stderr };
}

interface Surroundings {
  readonly machine: Machine;
  readonly process: Process;
  readonly name: string;
  readonly args: readonly string[];
  readonly ctx: ResolvedCommandContext;
  readonly printed: Printed;
  readonly runShell: RunShell;
}

function callOf(surroundings: Surroundings): Call {
  const { machine, process, name, args, ctx, printed } = surroundings;
  const env = ctx.exportedEnv ?? {};
  const fs = viewOf(machine, process);
  const german = speaksGerman(env);
  const { stdout, stderr } = streamsOf(ctx);
  const stdin = decodeBytesToUtf8(ctx.stdin);

  function write(sink: Sink, text: string): void {
    if (text === '') return;
    if (sink.to === 'stdout') printed.stdout += text;
    else if (sink.to === 'stderr') printed.stderr += text;
    else {
      fs.appendFile(sink.path, text).catch((thrown: unknown) => {
        if (!(thrown instanceof Killed)) printed.stderr += `${name}: write error\n`;
      });
    }
  }

  function pass(finished: Finished): Finished {
    write(stdout, finished.stdout);
    write(stderr, finished.stderr);
    return finished;
  }

  async function inShell(as: Process, run: Omit<ShellRun, 'files'>, capture: boolean) {
    const files = openFiles(ctx.fileDescriptors);
    if (capture) {
      files.delete(OUT_FD);
      files.delete(ERR_FD);
    }
    const finished = await surroundings.runShell(machine, as, { ...run, files });
    return capture ? finished : pass(finished);
  }

  async function run(argv: readonly string[], options: ChildOptions = {}): Promise<Finished> {
    const child = machine.processes.start(process, argv, {
      uid: options.uid ?? process.uid,
      user: options.user ?? process.user,
      env: options.env ?? env,
    });
    try {
      return await inShell(
        child,
        {
          script: quoted(argv),
          name: 'sh',
          args: [],
          stdin: options.stdin ?? stdin,
          cwd: options.cwd ?? ctx.cwd,
          env: options.env ?? env,
        },
        options.capture ?? false,
      );
    } finally {
      machine.processes.finish(child);
    }
  }

  return {
    name,
    args,
    stdin,
    env,
    cwd: ctx.cwd,
    fs,
    process,
    machine,
    files: openFiles(ctx.fileDescriptors),
    out: (text) => write(stdout, text),
    err: (text) => write(stderr, text),
    pipe(bytes) {
      printed.stdout = Buffer.from(bytes).toString('latin1');
      printed.stdoutKind = 'bytes';
    },
    fd: (number, text) => {
      const sink = sinkOf(ctx.fileDescriptors?.get(number));
      if (sink) write(sink, text);
    },
    sleep: (ms) => machine.sleep(ms, process),
    say: (en, de) => (german ? de : en),
    run,
    shell: (run) => inShell(process, { ...run, cwd: ctx.cwd, env }, false),
    unsupported: (what) => machine.report(`${name}: ${what}`),
  };
}
