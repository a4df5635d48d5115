import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { CANARIES } from '../../src/rehearsal/server/scenarios/base-files.ts';

async function rehearse(...args: readonly string[]): Promise<{ code: number; lines: string[] }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'rehearse', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  const [code] = (await once(child, 'close')) as [number];
  return { code, lines: text.trimEnd().split('\n') };
}

it('plays the whole upgrade unattended and shows no secret', { timeout: 400_000 }, async () => {
  const { code, lines } = await rehearse(
    '--auto',
    '--language',
    'de',
    '--fault',
    'ssh-cut@full-upgrade',
  );
  const summary = JSON.parse(lines.at(-1) ?? '') as Record<string, unknown>;
  expect(summary).toMatchObject({
    outcome: 'completed',
    server: { ucware: expect.stringMatching(/^5\./) },
  });
  expect(summary['approvals']).toBeGreaterThanOrEqual(2);
  expect(summary['proposals']).toBeGreaterThanOrEqual(2);
  expect(summary['faults']).toBe(2);
  expect(code).toBe(0);
  const path = /^Bericht: (.+\.md)$/.exec(lines.at(-2) ?? '')?.[1] ?? '';
  const report = await readFile(path, 'utf8');
  await rm(path);
  expect(report).toContain('| SSH-Verbindung gekappt |');
  expect(report).toContain('Sabine Starke');
  const text = `${lines.join('\n')}\n${report}`;
  expect(Object.values(CANARIES).length).toBeGreaterThan(0);
  for (const canary of Object.values(CANARIES)) expect(text).not.toContain(canary);
  expect(text).not.toContain('practice-only-4711');
  expect(text).toContain('ÜBUNG');
});

it('says how it is called when it is called wrongly', async () => {
  const { code, lines } = await rehearse('--speed', 'fast');
  expect(code).toBe(2);
  expect(lines.join('\n')).toContain('rehearse [host');
});
