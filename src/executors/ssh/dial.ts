import { connect, type Socket } from 'node:net';
import type { AnyAuthMethod, Client, ServerHostKeyAlgorithm } from 'ssh2';
import { RemoteFailure } from '../remote-failure.ts';
import { gatherWrites } from './gather-writes.ts';
import { fingerprintOf, sameFingerprint } from './host-key.ts';
import type { SshLimits } from './limits.ts';
import { createMethodPicker } from './login-methods.ts';

/** How far a contact got. */
export type Rung = 'tcp' | 'banner' | 'login';

export interface Dial {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  /** The confirmed fingerprint; without one nothing is ever sent. */
  readonly hostKey: string | undefined;
  readonly methods: readonly AnyAuthMethod[];
  readonly limits: SshLimits;
  readonly onRung: ((rung: Rung) => void) | undefined;
  /** The kinds of host key that are asked for; without them ssh2's order counts, Ed25519 first. */
  readonly keyKinds?: readonly ServerHostKeyAlgorithm[];
}

export interface Line {
  readonly client: Client;
  readonly fingerprint: string;
  /** `host:port` as it was reached. */
  readonly address: string;
}

/** AES-GCM first: it runs in Node's own crypto at the full speed of the line. */
const CIPHERS = [
  'aes128-gcm@openssh.com',
  'aes256-gcm@openssh.com',
  'aes128-ctr',
  'aes192-ctr',
  'aes256-ctr',
  'chacha20-poly1305@openssh.com',
] as const;

/**
 * Connects to one address and logs in. The socket is our own, because ssh2 leaves Nagle's algorithm on, which costs 40 ms
 * a command. Rejects with `ssh-unreachable` (another address may answer), a host key failure or `ssh-login-refused`.
 */
export async function dial(options: Dial): Promise<Line> {
  const { host, port, limits, hostKey, onRung } = options;
  const address = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  const unreachable = (found: string) =>
    new RemoteFailure('ssh-unreachable', `${address}: ${found}`);
  // Loaded when it is first needed: a bot without runs is there sooner, and smaller.
  const { default: ssh2 } = await import('ssh2');
  const socket = await openSocket(host, port, limits.tcpMs, unreachable);
  onRung?.('tcp');
  const client = new ssh2.Client();
  let greeted = false;
  socket.once('data', () => {
    greeted = true;
    onRung?.('banner');
  });
  return new Promise((resolve, reject) => {
    let fingerprint = '';
    let refused: RemoteFailure | undefined;
    let agentSaid = '';
    const timer = setTimeout(() => fail(unreachable(silence())), limits.handshakeMs);
    function silence(): string {
      const seconds = limits.handshakeMs / 1000;
      return greeted
        ? `the SSH handshake was not finished within ${seconds} s`
        : `accepts the connection, but sends no SSH greeting within ${seconds} s`;
    }
    function fail(reason: RemoteFailure): void {
      clearTimeout(timer);
      client.destroy();
      reject(refused ?? reason);
    }
    client.on('error', (error) => {
      // An agent that cannot be used is not the end: the next method follows.
      if (error.level === 'agent') agentSaid = `; agent: ${error.message}`;
      else if (error.level === 'client-authentication') {
        const ways = [...new Set(options.methods.map((method) => method.type))].join(', ');
        const found = `${options.username}@${address}: ${error.message} (tried: ${ways})${agentSaid}`;
        fail(new RemoteFailure('ssh-login-refused', found));
      } else fail(unreachable(reasonOf(error)));
    });
    client.on('close', () => fail(unreachable('the connection was closed before the login')));
    client.once('ready', () => {
      clearTimeout(timer);
      onRung?.('login');
      resolve({ client, fingerprint, address });
    });
    const pick = createMethodPicker(options.methods);
    client.connect({
      sock: socket,
      username: options.username,
      readyTimeout: 0,
      keepaliveInterval: limits.keepaliveMs,
      keepaliveCountMax: 3,
      algorithms: {
        cipher: [...CIPHERS],
        ...(options.keyKinds ? { serverHostKey: [...options.keyKinds] } : {}),
      },
      // False means that no method is left; the type of the library forgets it.
      authHandler: (offered, _partial, next) => next(pick(offered) as AnyAuthMethod),
      hostVerifier: (key: Buffer) => {
        fingerprint = fingerprintOf(key);
        refused = judge(address, hostKey, fingerprint);
        return refused === undefined;
      },
    });
  });
}

function judge(
  address: string,
  expected: string | undefined,
  shown: string,
): RemoteFailure | undefined {
  if (expected === undefined) {
    return new RemoteFailure('ssh-host-key-unknown', `${address} shows ${shown}.`, shown);
  }
  if (sameFingerprint(expected, shown)) return undefined;
  const found = `${address} shows ${shown}, confirmed is ${expected}.`;
  return new RemoteFailure('ssh-host-key-changed', found, shown);
}

function openSocket(
  host: string,
  port: number,
  ms: number,
  unreachable: (found: string) => RemoteFailure,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true });
    const timer = setTimeout(() => {
      socket.destroy();
      reject(unreachable(`no answer within ${ms / 1000} s`));
    }, ms);
    const failed = (error: Error) => {
      clearTimeout(timer);
      reject(unreachable(reasonOf(error)));
    };
    socket.once('error', failed);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', failed);
      resolve(gatherWrites(socket));
    });
  });
}

/** The low-level reason: the code of the system where there is one, otherwise the words of the library. */
function reasonOf(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (error instanceof AggregateError) return error.errors.map(String).join(', ') || error.name;
  return code ?? error.message;
}
