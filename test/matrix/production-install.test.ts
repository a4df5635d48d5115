import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

let folder: string;

/** What `npm ci --omit=dev` installs, by the lockfile: a folder with the sources and these packages alone. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ucware-production-'));
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean; optional?: boolean }>;
  };
  for (const [path, { dev, devOptional, optional }] of Object.entries(lock.packages)) {
    const nested = path.lastIndexOf('node_modules/') > 0;
    if (path === '' || nested || dev || devOptional || optional) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(resolve(path), join(folder, path));
  }
  cpSync('src', join(folder, 'src'), { recursive: true });
  cpSync('package.json', join(folder, 'package.json'));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** The sources are run as they are, by the loader of this checkout: it stands for the compiler, not for a package. */
function run(...args: readonly string[]) {
  const loader = new URL('../../node_modules/tsx/dist/loader.mjs', import.meta.url).href;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', loader, 'src/cli.ts', ...args],
    { cwd: folder, encoding: 'utf8' },
  );
  return { status, said: stdout + stderr };
}

it('says how to get what the rehearsal needs and a production install leaves out', () => {
  const { status, said } = run('rehearse');
  expect(status).toBe(2);
  expect(said).toContain('npm ci --include=dev');
  expect(said).not.toContain('ERR_MODULE_NOT_FOUND');
});

it('needs none of it for everything else', () => {
  expect(run('help').status).toBe(0);
  // Gets as far as reading its settings, which are missing here.
  const { status, said } = run('start');
  expect(status).toBe(1);
  expect(said).toContain('SLACK_BOT_TOKEN');
});
