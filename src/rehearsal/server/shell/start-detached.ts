import type { Machine } from '../machine/machine.ts';
import type { Process } from '../machine/process.ts';
import type { Finished } from './program.ts';
import { quoted } from './quoted.ts';

export interface Detached {
  readonly argv: readonly string[];
  readonly uid: number;
  readonly user: string;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly unit: string;
  /** Files it has open for writing, by descriptor. */
  readonly files: ReadonlyMap<number, string>;
}

/** Starts a program nobody waits for: it goes on whatever becomes of the connection that started it. */
export function startDetached(
  machine: Machine,
  { argv, uid, user, env, cwd, unit, files }: Detached,
): { readonly process: Process; readonly done: Promise<Finished> } {
  const process = machine.processes.start(undefined, argv, { uid, user, env, unit });
  const done = machine
    .runShell(machine, process, {
      script: quoted(argv),
      name: argv[0] ?? 'sh',
      args: [],
      stdin: '',
      cwd,
      env,
      files,
    })
    .finally(() => machine.processes.finish(process));
  machine.background(done);
  return { process, done };
}
