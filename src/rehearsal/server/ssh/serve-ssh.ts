import { createServer, type Server as NetServer, type Socket } from 'node:net';
import ssh2, { type Connection } from 'ssh2';
import { freePort } from '../free-port.ts';
import type { Attachment, Machine } from '../machine/machine.ts';
import type { Account } from '../programs/accounts.ts';
import type { HostKey } from './host-key.ts';
import { judgeLogin } from './log-in.ts';
import { runExec } from './run-exec.ts';

/** The interfaces of the guide. */
export type Interface = 'ngn' | 'voip';

export interface SshFront extends Attachment {
  readonly port: number;
  readonly addresses: Readonly<Record<Interface, string>>;
  hostKey(): HostKey;
  setHostKey(key: HostKey): void;
  /** Breaks every connection, as a pulled cable does; commands go on. */
  cut(): void;
  /** A false interface takes no connections until it is up again. */
  setInterface(name: Interface, up: boolean): Promise<void>;
}

/** `MaxSessions` of OpenSSH 7.6. */
const MOST_SESSIONS = 10;
const IDENT = 'OpenSSH_7.6p1 Ubuntu-4ubuntu0.7';

export interface SshPlace {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly voipHost: string;
}

/** The SSH server of a machine. It keeps its port over reboots; while the machine is away nobody answers there. */
export async function serveSsh(machine: Machine, key: HostKey, place: SshPlace): Promise<SshFront> {
  const sockets = new Set<Socket>();
  const down = new Set<Interface>();
  const listening = new Map<Interface, NetServer>();
  let hostKey = key;
  let server = createSshServer(machine, hostKey);

  let away = false;
  function accept(socket: Socket): void {
    // Accepted by the kernel in the moment the network went down.
    if (away) {
      socket.destroy();
      return;
    }
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    server.injectSocket(socket);
  }

  async function listen(name: Interface, host: string, port: number): Promise<NetServer> {
    const net = createServer(accept);
    await new Promise<void>((resolve, reject) => {
      net.once('error', reject);
      net.listen(port, host, resolve);
    });
    listening.set(name, net);
    return net;
  }

  async function close(name: Interface): Promise<void> {
    const net = listening.get(name);
    listening.delete(name);
    if (net) await new Promise<void>((resolve) => net.close(() => resolve()));
  }

  const port = place.port || (await freePort([place.host, place.voipHost]));
  await listen('ngn', place.host, port);
  const second = await listen('voip', place.voipHost, port).catch(() => undefined);
  // Where the second loopback address does not exist (macOS), the VoIP interface is another name of the first.
  const addresses = { ngn: place.host, voip: second ? place.voipHost : 'localhost' };
  await close('ngn');
  await close('voip');

  function cut(): void {
    for (const socket of sockets) socket.destroy();
  }

  async function open(name: Interface): Promise<void> {
    if (down.has(name) || listening.has(name)) return;
    if (name === 'voip' && !second) return;
    await listen(name, addresses[name], port);
  }

  return {
    port,
    addresses,
    hostKey: () => hostKey,
    setHostKey: (fresh) => {
      hostKey = fresh;
      server = createSshServer(machine, fresh);
    },
    cut,
    setInterface: async (name, up) => {
      if (up) {
        down.delete(name);
        if (machine.system !== 'off') await open(name);
      } else {
        down.add(name);
        const closed = close(name);
        cut();
        await closed;
      }
    },
    up: async () => {
      away = false;
      await open('ngn');
      await open('voip');
    },
    down: async () => {
      away = true;
      cut();
      await close('ngn');
      await close('voip');
    },
  };
}

function createSshServer(machine: Machine, key: HostKey): ssh2.Server {
  return new ssh2.Server({ hostKeys: [key.private], ident: IDENT }, (client) => {
    serveClient(machine, client);
  });
}

function serveClient(machine: Machine, client: Connection): void {
  let account: Account | undefined;
  let sessions = 0;
  client.on('error', () => undefined);
  client.on('authentication', (context) => {
    judgeLogin(machine, context).then(
      (found) => {
        account = found ?? account;
      },
      () => context.reject(),
    );
  });
  client.on('session', (acceptSession, rejectSession) => {
    if (sessions >= MOST_SESSIONS) {
      rejectSession();
      return;
    }
    sessions += 1;
    const session = acceptSession();
    session.on('close', () => {
      sessions -= 1;
    });
    session.on('pty', (_accept, reject) => reject?.());
    session.on('shell', (_accept, reject) => reject?.());
    session.on('subsystem', (_accept, reject) => reject?.());
    session.on('exec', (acceptExec, _reject, { command }) => {
      if (account) machine.background(runExec(machine, account, command, acceptExec()));
    });
  });
}
