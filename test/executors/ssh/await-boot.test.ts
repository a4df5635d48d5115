import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSshExecutor } from '../../../src/executors/ssh/create-ssh-executor.ts';
import type { Errand } from '../../../src/executors/types.ts';
import type { AwaitBoot } from '../../../src/flows/run/action.ts';
import {
  FIRST_BOOT,
  newKeyPair,
  SECOND_BOOT,
  startSshServer,
  type TestSshServer,
} from '../../support/ssh-server.ts';
import { ask, createEagerClock, errandTo } from './setup.ts';

type Rungs = Parameters<NonNullable<Errand['onContact']>>[0][];

/** A way to the server that can be in each state a rebooting server is in. */
type Road = 'refused' | 'silent' | 'greeting' | 'open';

describe('waiting for a reboot', () => {
  const action: AwaitBoot = { kind: 'await-boot', previousBootId: FIRST_BOOT, timeoutMs: 600_000 };
  let ssh: TestSshServer;
  let port: number;
  let road: Road;
  let rungs: Rungs;
  let clock: ReturnType<typeof createEagerClock>;
  let looks: (() => void)[];
  let pinged: Set<string>;
  const cleanups: (() => void)[] = [];

  beforeEach(async () => {
    ssh = await startSshServer();
    road = 'open';
    rungs = [];
    looks = [];
    pinged = new Set();
    clock = createEagerClock();
    const sockets: Socket[] = [];
    const listener = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined);
      if (road === 'refused') socket.destroy();
      if (road === 'greeting') socket.write('SSH-2.0-OpenSSH_7.6p1\r\n');
      if (road !== 'open') return;
      const upstream = connect(ssh.port, '127.0.0.1');
      sockets.push(upstream);
      upstream.on('error', () => undefined);
      socket.pipe(upstream).pipe(socket);
    });
    await new Promise<void>((ready) => listener.listen(0, '127.0.0.1', ready));
    port = (listener.address() as AddressInfo).port;
    cleanups.push(() => {
      for (const socket of sockets) socket.destroy();
      listener.close();
    });
  });
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0)) cleanup();
    await ssh.close();
  });

  function hands() {
    const executor = createSshExecutor({
      clock,
      layout: ssh.layout,
      limits: { handshakeMs: 1000 },
      ping: async (address) => pinged.has(address),
    });
    cleanups.push(() => executor.close());
    return executor;
  }

  /** After each look the next thing happens to the server. */
  function errand(extra: Partial<Errand> = {}, server: Partial<Errand['server']> = {}): Errand {
    return errandTo({ port, fingerprint: ssh.fingerprint }, server, {
      onContact: (rung) => {
        rungs.push(rung);
        looks.shift()?.();
      },
      ...extra,
    });
  }

  it('climbs from nothing to the login and takes only another boot id for an answer', async () => {
    looks = [
      () => (road = 'refused'),
      () => (road = 'silent'),
      () => (road = 'greeting'),
      () => {
        road = 'open';
        ssh.boot(SECOND_BOOT);
      },
    ];
    const outcome = await hands().perform(action, errand());
    expect(outcome).toMatchObject({
      ok: true,
      value: { bootId: SECOND_BOOT, address: '127.0.0.1' },
    });
    expect(rungs).toEqual(['old-boot', 'tcp', 'tcp', 'banner', 'login']);
    if (!outcome.ok) throw new Error(outcome.failure.found);
    // Away since the second look: the pauses after the second, third and fourth.
    expect(outcome.value.awayMs).toBe(2000 + 3000 + 5000);
  });

  it('does not ask a line that stood before', async () => {
    const executor = hands();
    await executor.perform(ask('echo hello'), errand());
    ssh.boot(SECOND_BOOT);
    expect(await executor.perform(action, errand())).toMatchObject({ ok: true });
    expect(ssh.connected()).toBe(2);
  });

  it('finds the server at its second address', async () => {
    ssh.boot(SECOND_BOOT);
    const away = errand({}, { addresses: ['127.0.0.2', '127.0.0.1'] });
    expect(await hands().perform(action, away)).toMatchObject({
      ok: true,
      value: { address: '127.0.0.1' },
    });
  });

  it('ends at once when the host key is another one', async () => {
    const other = await startSshServer({ hostKey: newKeyPair().private });
    const outcome = hands().perform(action, errandTo(other, {}, { hostKey: ssh.fingerprint }));
    expect(await outcome).toMatchObject({
      ok: false,
      failure: { code: 'ssh-host-key-changed', fingerprint: other.fingerprint },
    });
    expect(clock.sleeps).toEqual([]);
    await other.close();
  });

  it.each([
    ['refused', 'tcp'],
    ['silent', 'tcp'],
    ['greeting', 'banner'],
    ['open', 'old-boot'],
  ] as const)('tells the last rung when the time is over: %s', async (state, rung) => {
    road = state;
    expect(await hands().perform({ ...action, timeoutMs: 4000 }, errand())).toMatchObject({
      ok: true,
      value: { bootId: null, rung },
    });
  });

  it('tells a host that refuses from one that is not there', async () => {
    const nowhere = errand({}, { addresses: ['127.0.0.2', '127.0.0.3'] });
    const outcome = await hands().perform({ ...action, timeoutMs: 60_000 }, nowhere);
    expect(outcome).toMatchObject({ value: { bootId: null, rung: 'ping' } });
    expect(JSON.stringify(outcome)).toContain('127.0.0.3');
    expect(clock.sleeps.slice(0, 7)).toEqual([1000, 2000, 3000, 5000, 8000, 10_000, 10_000]);
    expect(new Set(rungs)).toEqual(new Set(['ping']));
  });

  it.each([
    [[], 'nothing'],
    [['no-such-host.invalid'], 'ping'],
  ] as const)('asks by ping when no port answers at all: %s', async (answering, rung) => {
    pinged = new Set(answering);
    const dead = errand({}, { addresses: ['no-such-host.invalid'] });
    const outcome = await hands().perform({ ...action, timeoutMs: 1000 }, dead);
    expect(outcome).toMatchObject({ value: { bootId: null, rung } });
  });

  it('waits through logins that are refused while the server comes up', async () => {
    const user = { sshUser: 'somebody-else' };
    expect(await hands().perform({ ...action, timeoutMs: 4000 }, errand({}, user))).toMatchObject({
      value: { bootId: null, rung: 'banner' },
    });
    expect(new Set(rungs)).toEqual(new Set(['banner']));
    expect(rungs.length).toBeGreaterThan(1);
  });

  it('stops waiting when it is told to', async () => {
    const stop = new AbortController();
    looks = [() => stop.abort()];
    expect(await hands().perform(action, errand({ signal: stop.signal }))).toMatchObject({
      value: { bootId: null },
    });
    expect(rungs).toHaveLength(1);
  });
});
