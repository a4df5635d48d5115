import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../../project-folder.ts';

/** The bot as a process of its own: it can die and come back while Slack and the servers live on. */
export interface BotProcess {
  /** Resolves when the process has ended. Whoever was ended by a signal has exit code 1. */
  readonly ended: Promise<{ readonly code: number; readonly signal?: NodeJS.Signals }>;
  kill(signal: NodeJS.Signals): void;
}

const SOURCE = import.meta.url.endsWith('.ts');

/** The command in the same language as this file: the sources under tsx, or the bundle. */
const CLI = join(PROJECT_FOLDER, SOURCE ? 'src/cli.ts' : 'dist/cli.js');
const LOADER = SOURCE ? ['--import', 'tsx'] : [];

/** Starts the production bot with this environment. What it writes to its log goes to `onLine`. */
export function startBotProcess(
  env: NodeJS.ProcessEnv,
  onLine: (line: string) => void,
): BotProcess {
  const child: ChildProcess = spawn(process.execPath, [...LOADER, CLI, 'start'], {
    env,
    // The loader is found from there, wherever the command was typed.
    cwd: PROJECT_FOLDER,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) if (line !== '') onLine(line);
    });
  }
  return {
    ended: new Promise((resolve) => {
      child.once('exit', (code, signal) =>
        resolve(signal ? { code: 1, signal } : { code: code ?? 0 }),
      );
      child.once('error', () => resolve({ code: 1 }));
    }),
    kill: (signal) => child.kill(signal),
  };
}
