import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

it('keeps keys, inventory and state out of the repository, and the example in it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ucware-ignored-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  copyFileSync('.gitignore', join(folder, '.gitignore'));
  const isIgnored = (path: string): boolean =>
    spawnSync('git', ['check-ignore', '--quiet', path], { cwd: folder }).status === 0;
  const paths = ['data/secrets/pbx-kiel.key', 'data/servers.yml', 'data/state/pbx.json', '.env'];
  expect(paths.filter((path) => !isIgnored(path))).toEqual([]);
  expect(isIgnored('data/servers.example.yml')).toBe(false);
});
