import { spawn } from 'node:child_process';
import { once } from 'node:events';

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `ucware-upgrade` as a process of its own. With `firstOnly` the reader goes away after the first piece of output. */
export async function runProgram(
  args: readonly string[],
  { env = {}, firstOnly = false }: { env?: NodeJS.ProcessEnv; firstOnly?: boolean } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...args], {
    env: { ...process.env, LC_ALL: 'de_DE.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      said[name] += chunk;
      if (firstOnly && name === 'stdout') child.stdout.destroy();
    });
  }
  const [code] = (await once(child, 'close')) as [number];
  return { code, ...said };
}
