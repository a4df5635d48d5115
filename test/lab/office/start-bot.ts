import { spawn } from 'node:child_process';
import { PROJECT } from '../paths.ts';

/** The production bot as a process of its own. */
export interface Bot {
  /** Resolves with how it ended, by itself or by a signal. */
  readonly ended: Promise<string>;
  kill(signal: NodeJS.Signals): void;
}

/** `npm start` without the build: the same entry, read by tsx. Its log goes to `write`, line by line. */
export function startBot(environment: NodeJS.ProcessEnv, write: (line: string) => void): Bot {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'start'], {
    cwd: PROJECT,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) if (line !== '') write(line);
    });
  }
  return {
    ended: new Promise((resolve) => {
      child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
      child.once('error', (error) => resolve(error.message));
    }),
    kill: (signal) => void child.kill(signal),
  };
}
