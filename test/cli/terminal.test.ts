import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runProgram } from './support/run-program.ts';

it('lets nothing steer the terminal, whoever said it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'terminal-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const inventory = join(folder, 'servers.yml');
  await writeFile(inventory, 'people: {sabine: {slack: U0STARTER}}\nservers: {}\n');
  const env = { UCWARE_CONFIG: inventory, UCWARE_STATE: join(folder, 'state') };
  const { stdout, stderr } = await runProgram(['audit', 'pbx\u001b[2J\u202e\u009b'], { env });
  expect(stdout + stderr).toContain('pbx^[[2J<U+202E><U+009B>');
  expect(stdout + stderr).not.toContain('\u001b');
});
