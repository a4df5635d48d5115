import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';

const MOST_OUTPUT_BYTES = 2 ** 26;

/** Runs a program and gives back what it printed, without the last line end. Throws with its words when it refuses. */
export function sh(command: string, ...args: readonly string[]): string {
  return execFileSync(command, [...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: MOST_OUTPUT_BYTES,
  }).replace(/\n$/, '');
}

/** The same, for what takes long or needs the servers this process runs. */
export async function shLater(command: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args, { maxBuffer: MOST_OUTPUT_BYTES });
  return stdout.replace(/\n$/, '');
}
