import { spawn } from 'node:child_process';

export type CommandEnd =
  | { readonly kind: 'done'; readonly output: string }
  /** Why there is no output; never with anything the command printed. */
  | { readonly kind: 'not-run'; readonly reason: string }
  | { readonly kind: 'ended'; readonly code: number | null; readonly signal: string | null }
  | { readonly kind: 'timeout' | 'too-large' };

export interface CommandOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder the command runs in. */
  readonly cwd: string;
  readonly timeoutMs: number;
}

/** A password, a key, but no file by mistake. */
const MOST_BYTES = 64 * 1024;

/**
 * Runs a command that prints a secret: a string by `sh -c`, a list as program and arguments. It can ask nobody (no input), what it says
 * on standard error is dropped, and after the time is up it ends together with everything it started.
 */
export function runSecretCommand(
  command: string | readonly string[],
  { env, cwd, timeoutMs }: CommandOptions,
): Promise<CommandEnd> {
  const [program = '', ...args] = typeof command === 'string' ? ['sh', '-c', command] : command;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      env: { ...env },
      cwd,
      stdio: ['ignore', 'pipe', 'ignore'],
      // A process group of its own, so that children of a shell can be ended with it.
      detached: true,
    });
    const pieces: Buffer[] = [];
    let size = 0;
    let early: CommandEnd | undefined;
    const timer = setTimeout(() => stop({ kind: 'timeout' }), timeoutMs);

    function stop(end: CommandEnd): void {
      early = end;
      // The program may have ended while a child of it still holds the output; the group outlives its leader.
      if (child.pid !== undefined) endGroup(child.pid);
      child.stdout.destroy();
    }
    child.stdout.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size > MOST_BYTES) stop({ kind: 'too-large' });
      else pieces.push(piece);
    });
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      resolve({ kind: 'not-run', reason: error.code ?? 'unknown' });
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (early) return resolve(early);
      if (code !== 0) return resolve({ kind: 'ended', code, signal });
      return resolve({ kind: 'done', output: Buffer.concat(pieces).toString('utf8') });
    });
  });
}

function endGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // Everything in it has ended by itself.
  }
}
