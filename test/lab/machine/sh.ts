import { execFileSync } from 'node:child_process';

/** Runs a program and gives back what it printed, without the last line end. Throws with its words when it refuses. */
export function sh(command: string, ...args: readonly string[]): string {
  const options = {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 2 ** 26,
  } as const;
  return execFileSync(command, args, options).replace(/\n$/, '');
}
