import { expect, test } from 'vitest';
import { listJobs } from '../../../src/flows/remote/job-protocol/list-jobs.ts';
import { readLoggedIn } from '../../../src/flows/remote/logged-in.ts';
import { together } from '../../../src/flows/remote/together.ts';
import { watchServer } from '../../../src/flows/remote/watch.ts';
import type { Output } from '../../../src/flows/run/action.ts';
import { BIONIC } from './bionic-machine.ts';
import { ask, runInShells } from './run-in-shells.ts';

const LOCK = '/var/lib/ucware-upgrade/lock';
const DATE = [{ when: '-u *', stdout: '2026-11-23T22:00:00Z\n' }];

test('one call gives the answers of all its parts, in every shell', async () => {
  const machine = {
    ...BIONIC,
    files: {
      ...BIONIC.files,
      [`${LOCK}/run`]: 'run-1\n',
      [`${LOCK}/holder`]: 'ucware-upgrade\n',
      [`${LOCK}/heartbeat`]: 'earlier\n',
    },
    commands: { ...BIONIC.commands, date: DATE },
  };
  const [ours, jobs, boot, , , , packages, hold] = await ask(watchServer('run-1'), machine);
  expect(ours).toBe(true);
  expect(jobs).toEqual([]);
  expect(boot).toMatch(/^[0-9a-f-]{36}$/);
  expect(packages.total).toBeGreaterThan(0);
  // The heartbeat is written before the hold is read.
  expect(hold).toMatchObject({
    run: 'run-1',
    holder: 'ucware-upgrade',
    heartbeat: '2026-11-23T22:00:00Z',
  });
});

test('the heartbeat of another run’s lock is left alone', async () => {
  const files = { ...BIONIC.files, [`${LOCK}/run`]: 'run-0\n', [`${LOCK}/heartbeat`]: 'theirs\n' };
  const machine = { ...BIONIC, files, commands: { ...BIONIC.commands, date: DATE } };
  const [ours, , , , , , , hold] = await ask(watchServer('run-1'), machine);
  expect(ours).toBe(false);
  expect(hold).toMatchObject({ run: 'run-0', heartbeat: 'theirs' });
});

test.each([
  ['cut off', (text: string) => text.slice(0, text.lastIndexOf('@'))],
  ['without its last line', (text: string) => text.replace(/end\n$/, '')],
  ['with a part that failed', (text: string) => text.replace('@0', '@1')],
  ['with a part missing', (text: string) => text.replace(/^.*?@0\n/s, '')],
])('an answer %s is unreadable, never half understood', async (_, damage) => {
  const probe = together({ name: 'two', args: [], timeoutMs: 1 }, [readLoggedIn(), listJobs()]);
  const output = await runInShells(probe.script, [], BIONIC);
  expect(probe.parse(output)).toEqual([expect.anything(), []]);
  const damaged: Output = { ...output, stdout: damage(output.stdout) };
  expect(() => probe.parse(damaged)).toThrow(/expected form/);
});
