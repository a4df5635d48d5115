import { execFile } from 'node:child_process';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { createSshExecutor } from '../../src/executors/ssh/create-ssh-executor.ts';
import { ask, createEagerClock, errandTo, executorFor } from '../executors/ssh/setup.ts';
import { startSshServer, type TestSshServer } from '../support/ssh-server.ts';

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

it.each(['log', 'status'])(
  '100 MB of %s grow the bot by less than 50 MB',
  {
    timeout: 60_000,
  },
  async (what) => {
    const flood = ['--import', 'tsx', 'test/hostile/read-flood.ts', what, '100'];
    const { stdout } = await promisify(execFile)(process.execPath, flood);
    expect(Number(stdout)).toBeLessThan(50);
  },
);

describe('a server', () => {
  async function sshServer(): Promise<TestSshServer> {
    const ssh = await startSshServer();
    cleanups.push(() => ssh.close());
    return ssh;
  }

  it('that answers without end is hung up on, and can be asked again', async () => {
    const ssh = await sshServer();
    const executor = executorFor(ssh);
    cleanups.push(() => executor.close());
    // Written until nobody reads any more; a gigabyte would be the end of it.
    const flood = await executor.perform(ask('head -c 1073741824 /dev/zero'), errandTo(ssh));
    expect(flood).toMatchObject({ ok: false, failure: { code: 'remote-output-too-large' } });
    const again = await executor.perform(ask('echo there'), errandTo(ssh));
    expect(again).toMatchObject({ ok: true, value: { stdout: 'there\n' } });
  });

  it('that says one byte at a time is given up at the end of its time, and can be asked again', async () => {
    const ssh = await sshServer();
    const executor = executorFor(ssh);
    cleanups.push(() => executor.close());
    const slow = ask('while [ -d "$HOME" ]; do printf x; sleep 0.05; done', 'user', {
      timeoutMs: 400,
    });
    expect(await executor.perform(slow, errandTo(ssh))).toMatchObject({
      ok: false,
      failure: { code: 'remote-timeout' },
    });
    expect(await executor.perform(ask('echo there'), errandTo(ssh))).toMatchObject({ ok: true });
  });

  it.each([
    ['spells its greeting letter by letter', 'SSH-2.0-OpenSSH_7.6p1 Ubuntu-4ubuntu0.7 and so on'],
    ['greets without end', 'x'.repeat(100_000)],
    ['greets with binary', '\u0000\u0001\u00ff'.repeat(50)],
  ])('that %s is unreachable, not a hang', async (_, greeting) => {
    const port = await spell(greeting);
    const executor = createSshExecutor({
      clock: createEagerClock(),
      limits: { handshakeMs: 500 },
    });
    cleanups.push(() => executor.close());
    const outcome = await executor.perform(
      ask('true'),
      errandTo({ port, fingerprint: 'SHA256:x' }),
    );
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'ssh-unreachable' } });
  });
});

/** A port that says a text one byte at a time, every 20 ms. */
async function spell(text: string): Promise<number> {
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    let at = 0;
    const timer = setInterval(() => {
      if (socket.destroyed || at >= text.length) return clearInterval(timer);
      socket.write(Buffer.from(text[at] ?? '', 'latin1'));
      at += 1;
    }, 20);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
