import type { AddressInfo } from 'node:net';
import { createServer, type Socket, type Server as TcpServer } from 'node:net';
import ssh2 from 'ssh2';
import { afterEach, describe, expect, it } from 'vitest';
import { createSshExecutor } from '../../../src/executors/ssh/create-ssh-executor.ts';
import { fingerprintOf } from '../../../src/executors/ssh/host-key.ts';
import {
  newKeyPair,
  startSshServer,
  type TestSshOptions,
  type TestSshServer,
} from '../../support/ssh-server.ts';
import { ask, createEagerClock, errandTo, executorFor, secret } from './setup.ts';

const hello = ask('echo hello');
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function server(options: TestSshOptions = {}): Promise<TestSshServer> {
  const ssh = await startSshServer(options);
  cleanups.push(() => ssh.close());
  return ssh;
}

function hands(...args: Parameters<typeof executorFor>) {
  const executor = executorFor(...args);
  cleanups.push(() => executor.close());
  return executor;
}

/** Accepts TCP connections and does as told with them. */
async function tcp(serve: (socket: Socket) => void): Promise<number> {
  const sockets: Socket[] = [];
  const listener: TcpServer = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    serve(socket);
  });
  await new Promise<void>((ready) => listener.listen(0, '127.0.0.1', ready));
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy();
    listener.close();
  });
  return (listener.address() as AddressInfo).port;
}

describe('host keys', () => {
  it('sends nothing to a server whose key nobody has confirmed, and tells its fingerprint', async () => {
    const ssh = await server();
    expect(await hands(ssh).perform(hello, { ...errandTo(ssh), hostKey: undefined })).toMatchObject(
      {
        ok: false,
        failure: { code: 'ssh-host-key-unknown', fingerprint: ssh.fingerprint },
      },
    );
    expect(ssh.logins).toEqual([]);
  });

  it('knows the right server by each of its keys', async () => {
    const rsa = ssh2.utils.generateKeyPairSync('rsa', { bits: 2048 });
    const ssh = await server({ otherHostKeys: [rsa.private] });
    const hostKey = fingerprintOf(Buffer.from(rsa.public.split(' ')[1] ?? '', 'base64'));
    expect(hostKey).not.toBe(ssh.fingerprint);
    const executor = hands(ssh);
    const asked = await executor.perform(hello, { ...errandTo(ssh), hostKey });
    expect(asked).toMatchObject({ ok: true, value: { stdout: 'hello\n' } });
  });

  it('sends nothing to a server whose key has changed, nor asks its other address', async () => {
    const ssh = await server();
    const errand = errandTo(ssh, { addresses: ['127.0.0.1', 'localhost'] });
    const other = `SHA256:${'A'.repeat(43)}`;
    expect(await hands(ssh).perform(hello, { ...errand, hostKey: other })).toMatchObject({
      ok: false,
      failure: {
        code: 'ssh-host-key-changed',
        fingerprint: ssh.fingerprint,
        found: expect.stringContaining(other),
      },
    });
    expect(ssh.logins).toEqual([]);
  });

  it('takes the fingerprint with and without padding, and of the inventory when none was confirmed', async () => {
    const ssh = await server();
    const padded = { ...errandTo(ssh), hostKey: `${ssh.fingerprint}=` };
    expect((await hands(ssh).perform(hello, padded)).ok).toBe(true);
    const pinned = { ...errandTo(ssh, { hostKey: ssh.fingerprint }), hostKey: undefined };
    expect((await hands(ssh).perform(hello, pinned)).ok).toBe(true);
  });

  it('looks again when another key is confirmed than that of the standing connection', async () => {
    const ssh = await server();
    const executor = hands(ssh);
    expect((await executor.perform(hello, errandTo(ssh))).ok).toBe(true);
    const other = { ...errandTo(ssh), hostKey: `SHA256:${'A'.repeat(43)}` };
    expect(await executor.perform(hello, other)).toMatchObject({
      failure: { code: 'ssh-host-key-changed' },
    });
  });
});

describe('logging in', () => {
  const pair = newKeyPair();
  const login = { key: undefined, passphrase: undefined, agent: undefined, password: undefined };

  it('uses the key first', async () => {
    const ssh = await server({ offers: ['publickey', 'password'], authorized: pair.public });
    const both = { ...login, key: secret(pair.private), password: secret('unused-pass') };
    expect((await hands(ssh).perform(hello, errandTo(ssh, { login: both }))).ok).toBe(true);
    expect(new Set(ssh.logins)).toEqual(new Set(['publickey']));
  });

  it('goes on to the password when the key is refused', async () => {
    const ssh = await server({ offers: ['publickey', 'password'] });
    const both = { ...errandTo(ssh).server.login, key: secret(pair.private) };
    expect((await hands(ssh).perform(hello, errandTo(ssh, { login: both }))).ok).toBe(true);
    expect(ssh.logins).toEqual(['publickey', 'password']);
  });

  it('goes on when there is no agent', async () => {
    const ssh = await server();
    const both = { ...errandTo(ssh).server.login, agent: '/nowhere/agent.sock' };
    expect((await hands(ssh).perform(hello, errandTo(ssh, { login: both }))).ok).toBe(true);
  });

  it('answers the prompt of a server that takes passwords only so', async () => {
    const ssh = await server({ offers: ['keyboard-interactive'] });
    expect((await hands(ssh).perform(hello, errandTo(ssh))).ok).toBe(true);
  });

  it('sends a wrong password once, and says who was refused', async () => {
    const ssh = await server({ offers: ['password', 'keyboard-interactive'] });
    const wrong = { ...login, password: secret('wrong-login-pass') };
    const outcome = await hands(ssh).perform(hello, errandTo(ssh, { login: wrong }));
    expect(outcome).toMatchObject({
      ok: false,
      failure: { code: 'ssh-login-refused', found: expect.stringContaining('ucware@127.0.0.1') },
    });
    expect(ssh.logins).toEqual(['password']);
    expect(JSON.stringify(outcome)).not.toContain('wrong-login-pass');
  });

  it('says when a key cannot be read, or nothing is configured', async () => {
    const ssh = await server();
    const broken = { ...login, key: secret('-----BEGIN nothing') };
    expect(await hands(ssh).perform(hello, errandTo(ssh, { login: broken }))).toMatchObject({
      failure: { code: 'ssh-login-refused', found: expect.stringContaining('private key') },
    });
    expect(await hands(ssh).perform(hello, errandTo(ssh, { login }))).toMatchObject({
      failure: { code: 'ssh-login-refused' },
    });
  });
});

describe('connections', () => {
  it('keeps one for everything asked of a server, at once and later', async () => {
    const ssh = await server();
    const executor = hands(ssh);
    const many = Array.from({ length: 20 }, () => executor.perform(hello, errandTo(ssh)));
    expect((await Promise.all(many)).every(({ ok }) => ok)).toBe(true);
    await executor.perform(hello, errandTo(ssh));
    expect(ssh.connected()).toBe(1);
  });

  it('replaces one that has died', async () => {
    const ssh = await server();
    const executor = hands(ssh);
    await executor.perform(hello, errandTo(ssh));
    ssh.cut();
    expect((await executor.perform(hello, errandTo(ssh))).ok).toBe(true);
    expect(ssh.connected()).toBe(2);
  });

  it('replaces one that dies under a command, once', async () => {
    const ssh = await server();
    const executor = hands(ssh);
    await executor.perform(hello, errandTo(ssh));
    let cuts = 0;
    ssh.onCommand = () => (cuts++ === 0 ? 'middle' : undefined);
    expect((await executor.perform(hello, errandTo(ssh))).ok).toBe(true);
    ssh.onCommand = () => 'before';
    expect(await executor.perform(hello, errandTo(ssh))).toMatchObject({
      ok: false,
      failure: { code: 'ssh-connection-lost' },
    });
    ssh.onCommand = () => undefined;
    expect((await executor.perform(hello, errandTo(ssh))).ok).toBe(true);
  });

  it('tries the addresses in their order', async () => {
    const ssh = await server();
    const errand = errandTo(ssh, { addresses: ['127.0.0.2', '127.0.0.1'] });
    expect((await hands(ssh).perform(hello, errand)).ok).toBe(true);
  });

  it('names every address and its reason when none answers', async () => {
    const ssh = await server();
    const errand = errandTo(ssh, { addresses: ['127.0.0.2', '127.0.0.3'] });
    expect(await hands(ssh).perform(hello, errand)).toMatchObject({
      failure: {
        code: 'ssh-unreachable',
        found: `127.0.0.2:${ssh.port}: ECONNREFUSED; 127.0.0.3:${ssh.port}: ECONNREFUSED`,
      },
    });
  });

  it.each([
    ['says nothing', () => undefined, 'no SSH greeting'],
    ['speaks something else', (socket: Socket) => socket.end('HTTP/1.1 400\r\n\r\n'), '127.0.0.1'],
    [
      'stops after its greeting',
      (socket: Socket) => void socket.write('SSH-2.0-x\r\n'),
      'handshake',
    ],
    ['hangs up', (socket: Socket) => socket.destroy(), '127.0.0.1'],
  ])('gives up a server that accepts the connection and %s', async (_what, serve, found) => {
    const port = await tcp(serve as (socket: Socket) => void);
    const clock = createEagerClock();
    const executor = createSshExecutor({ clock, limits: { handshakeMs: 150 } });
    cleanups.push(() => executor.close());
    const fingerprint = `SHA256:${'A'.repeat(43)}`;
    expect(await executor.perform(hello, errandTo({ port, fingerprint }))).toMatchObject({
      ok: false,
      failure: { code: 'ssh-unreachable', found: expect.stringContaining(found) },
    });
  });

  it('gives up a line that went silent, and reaches the server on a new one', async () => {
    const ssh = await server();
    let silent = false;
    const upstreams: Socket[] = [];
    const { connect } = await import('node:net');
    const port = await tcp((socket) => {
      const upstream = connect(ssh.port, '127.0.0.1');
      const quiet = { now: false };
      upstreams.push(upstream);
      upstream.on('error', () => undefined);
      socket.on('data', (data) => {
        quiet.now ||= silent;
        if (!quiet.now) upstream.write(data);
      });
      upstream.on('data', (data) => {
        if (!quiet.now) socket.write(data);
      });
      socket.on('close', () => {
        silent = false;
        upstream.destroy();
      });
    });
    const executor = hands(ssh, createEagerClock(), { channelMs: 150 });
    const errand = errandTo({ port, fingerprint: ssh.fingerprint });
    expect((await executor.perform(hello, errand)).ok).toBe(true);
    silent = true;
    expect((await executor.perform(hello, errand)).ok).toBe(true);
    expect(ssh.connected()).toBe(2);
  });
});
