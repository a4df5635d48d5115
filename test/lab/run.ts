import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildRoot } from './build/build-root.ts';
import { tidyCgroups } from './machine/tidy-cgroups.ts';
import { LAB, PROJECT, RUN } from './paths.ts';
import { NAMESPACES, whyNot } from './why-not.ts';

/**
 * `npm run test:lab [-- <vitest arguments>]`: builds what is missing, then runs the lab's tests in namespaces of their own.
 * Where there can be no lab it says so and runs vitest anyway, which counts every test as skipped.
 */
const reason = whyNot();
const vitest = [
  join(PROJECT, 'node_modules/vitest/vitest.mjs'),
  'run',
  '--config',
  join(LAB, 'vitest.config.ts'),
  ...process.argv.slice(2),
];

if (reason !== undefined) {
  const line = '!'.repeat(78);
  process.stderr.write(
    `${line}\nTHE LAB IS NOT RUN: ${reason}.\nNothing here was proven against real programs.\n${line}\n`,
  );
  follow(process.execPath, vitest, { UCWARE_LAB_NOT_HERE: reason });
} else {
  tidyCgroups();
  const built = buildRoot();
  mkdirSync(RUN, { recursive: true });
  const inside = ['sh', join(LAB, 'inside.sh'), process.execPath, ...vitest];
  // However this process ends, so does the first one in there, and the kernel ends everything else with it.
  follow('setpriv', ['--pdeathsig', 'KILL', 'unshare', ...NAMESPACES, ...inside], {
    UCWARE_LAB_ROOT: built.root,
    UCWARE_LAB_REPOSITORIES: built.repositories,
    PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`,
  });
}

function follow(command: string, args: readonly string[], environment: NodeJS.ProcessEnv): void {
  const child = spawn(command, args, {
    cwd: PROJECT,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  child.once('exit', (code) => {
    if (reason === undefined) tidyCgroups();
    process.exitCode = code ?? 1;
  });
}
