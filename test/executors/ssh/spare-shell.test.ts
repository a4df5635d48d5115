import { EventEmitter } from 'node:events';
import { afterEach, expect, it, vi } from 'vitest';
import type { Line } from '../../../src/executors/ssh/dial.ts';
import { createSpareShell } from '../../../src/executors/ssh/spare-shell.ts';
import {
  startSshServer,
  type TestSshOptions,
  type TestSshServer,
} from '../../support/ssh-server.ts';
import { ask, createEagerClock, errandTo, executorFor } from './setup.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function start(options: TestSshOptions = {}) {
  const ssh: TestSshServer = await startSshServer(options);
  const executor = executorFor(ssh, createEagerClock(), { channelPauseMs: 1 });
  cleanups.push(
    () => ssh.close(),
    () => executor.close(),
  );
  const say = async (word: string, as: 'user' | 'root' = 'user') => {
    const outcome = await executor.perform(
      ask(`echo ${word} "$1"`, as, { args: [word] }),
      errandTo(ssh),
    );
    return outcome.ok ? outcome.value.stdout.trim() : outcome.failure;
  };
  return { ssh, say };
}

it('asks the next question in a shell that is open already', async () => {
  const { ssh, say } = await start();
  expect(await say('one')).toBe('one one');
  await vi.waitUntil(() => ssh.commands.length === 2);
  // From here on no shell can be opened any more.
  ssh.stall();
  expect(await say('two')).toBe('two two');
});

it('opens a new one where the waiting shell is gone', async () => {
  const { ssh, say } = await start();
  await say('one');
  await vi.waitUntil(() => ssh.commands.length === 2);
  await ssh.endWaiting();
  expect(await say('two')).toBe('two two');
  expect(ssh.connected()).toBe(1);
});

it('gives its place to a command the server has no room for', async () => {
  const { ssh, say } = await start({ maxSessions: 2 });
  await say('one');
  await vi.waitUntil(() => ssh.commands.length === 2);
  const both = Promise.all([say('two', 'root'), say('three', 'root'), say('four')]);
  expect(await both).toEqual(['two two', 'three three', 'four four']);
  expect(ssh.connected()).toBe(1);
});

it('lets a busy server take its time: nobody has asked for the shell yet', async () => {
  vi.useFakeTimers();
  cleanups.push(() => vi.useRealTimers());
  const client = Object.assign(new EventEmitter(), { exec: vi.fn(), destroy: vi.fn() });
  const spare = createSpareShell({ client } as unknown as Line);
  spare.prepare();
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(client.exec).toHaveBeenCalledOnce();
  expect(client.destroy).not.toHaveBeenCalled();
  const taken = spare.take();
  client.emit('close');
  expect(await taken).toBeUndefined();
});
