import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { NothingThere } from '../../src/cli/command.ts';
import { helper } from '../../src/cli/helper.ts';
import { call } from './support/call.ts';

async function inventory(sudo: string): Promise<{ UCWARE_CONFIG: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'ucware-helper-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'servers.yml');
  await writeFile(
    path,
    `servers: {pbx: {addresses: {ngn: 192.0.2.1}, channel: C0PBX, ssh: {user: root, key: {file: k}}, sudo: ${sudo}, approvers: [U0A, U0B]}}`,
  );
  return { UCWARE_CONFIG: path };
}

it('prints a line for the users of servers with the helper', async () => {
  const { code, text } = await call(helper, ['--sudoers'], { env: await inventory('helper') });
  expect(code).toBe(0);
  expect(text).toMatch(/^root ALL=\(root\) NOPASSWD: sha256:\S+ \S+$/);
});

it('prints a line for each user that is named, and needs no inventory for it', async () => {
  const { text } = await call(helper, ['--sudoers', 'ucware', 'anna']);
  expect(text.split('\n').map((line) => line.split(' ')[0])).toEqual(['ucware', 'anna']);
});

it('says that it knows nobody instead of printing an empty file', async () => {
  const { text, error } = await call(helper, ['--sudoers'], { env: await inventory('root') });
  expect(text).toBe('');
  expect(error).toBeInstanceOf(NothingThere);
  expect(error?.message).toContain('Kein Server im Inventar hat `sudo: helper`');
});
