import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { pathOf } from './path-of.ts';

export interface Fed {
  /** -1 when a signal ended it. */
  readonly exitCode: number;
  readonly stdout: string;
}

/** Gives a shell a program on its standard input and waits for its end; several may run at once. */
export async function feedShell(
  shell: string,
  args: readonly string[],
  program: string,
  env: Readonly<Record<string, string>>,
): Promise<Fed> {
  const child = spawn(pathOf(shell), ['-s', '--', ...args], {
    env,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  // A program that ends before it was read whole closes the pipe; what it said counts.
  child.stdin.on('error', () => {});
  child.stdin.end(program);
  const closed = new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? -1));
  });
  const [stdout, exitCode] = await Promise.all([text(child.stdout), closed]);
  return { exitCode, stdout };
}
