import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

it('says before a start that the bot has to be built; with dist alone it starts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ucware-start-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  copyFileSync('package.json', join(folder, 'package.json'));
  const start = () =>
    spawnSync('npm', ['start', '--silent'], { cwd: folder, encoding: 'utf8', shell: true });
  const early = start();
  expect(early.status).toBe(1);
  expect(early.stderr).toContain('Not built yet / noch nicht übersetzt: npm ci && npm run build');
  expect(early.stderr).not.toContain('Cannot find module');
  mkdirSync(join(folder, 'dist'));
  writeFileSync(
    join(folder, 'dist', 'cli.js'),
    "console.log('started', ...process.argv.slice(2));",
  );
  expect(start()).toMatchObject({ status: 0, stdout: 'started start\n' });
});
