import type { View } from '../fs/view.ts';
import type { Machine } from '../machine/machine.ts';
import type { Process } from '../machine/process.ts';

/** How a command ended and what it printed that did not go to a file. */
export interface Finished {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Shell source and its surroundings. */
export interface ShellRun {
  readonly script: string;
  /** `$0`, which is also the name complaints begin with. */
  readonly name: string;
  readonly args: readonly string[];
  readonly stdin: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Files the script finds open for writing, by descriptor. */
  readonly files: ReadonlyMap<number, string>;
}

export type RunShell = (machine: Machine, process: Process, run: ShellRun) => Promise<Finished>;

/** What a program changes for a program it starts. */
export interface ChildOptions {
  readonly uid?: number;
  readonly user?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly cwd?: string;
  /** Keeps the child's output for the caller instead of passing it on. */
  readonly capture?: boolean;
}

/** One run of a stand-in: what the real program would get from its surroundings. */
export interface Call {
  readonly name: string;
  readonly args: readonly string[];
  readonly stdin: string;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly fs: View;
  readonly process: Process;
  readonly machine: Machine;
  /** Files it inherits open for writing, by descriptor; 91 and 92 stand for stdout and stderr. */
  readonly files: ReadonlyMap<number, string>;
  /** Writes to stdout, at once when that is a file. */
  out(text: string): void;
  /** Hands bytes to whoever reads stdout, as they are; only for what is read through a pipe. */
  pipe(bytes: Uint8Array): void;
  err(text: string): void;
  /** Writes to another descriptor; without effect when nobody opened it. */
  fd(number: number, text: string): void;
  /** Lets simulated time pass. Throws when the process is killed meanwhile. */
  sleep(ms: number): Promise<void>;
  /** The sentence in the language of the process's locale. */
  say(en: string, de: string): string;
  /** Runs a program with the same descriptors; its output is passed on unless captured. */
  run(argv: readonly string[], options?: ChildOptions): Promise<Finished>;
  /** Becomes a shell that runs this source; its output is passed on. */
  shell(run: Pick<ShellRun, 'script' | 'name' | 'args' | 'stdin'>): Promise<Finished>;
  /** Notes that the stand-in cannot do what it was asked for: the rehearsal has failed. */
  unsupported(what: string): void;
}

/** A stand-in; the number is its exit code. */
export type Program = (call: Call) => Promise<number>;

/** The absolute path a program means by a word of its command line. */
export function pathOf(call: Call, word: string): string {
  return call.fs.resolvePath(call.cwd, word);
}
