import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2, { type AuthContext, type Connection, type ServerChannel } from 'ssh2';
import type { RemoteLayout } from '../../src/flows/remote/job-protocol/layout.ts';
import { SUDO } from './sandbox-sudo.ts';

export const USER = 'ucware';
export const PASSWORD = 'login-pass-4711';
export const FIRST_BOOT = '11111111-1111-4111-8111-111111111111';
export const SECOND_BOOT = '22222222-2222-4222-8222-222222222222';

/** What happens to the connection at a command: cut before it runs, or in the middle of its answer. */
type Cut = 'before' | 'middle' | undefined;

/** A real SSH server on loopback whose commands run in a shell of this machine, inside a folder of their own. */
export interface TestSshServer {
  readonly port: number;
  readonly fingerprint: string;
  readonly root: string;
  readonly layout: RemoteLayout;
  /** Every command line that arrived, and every way to log in that was tried. */
  readonly commands: string[];
  readonly logins: string[];
  /** Connections that logged in so far. */
  readonly connected: () => number;
  /** Sessions that were one too many. */
  readonly refused: () => number;
  /** Called for each command; may cut the line. `text` is what came on stdin. */
  onCommand: (command: string, text: string) => Cut;
  boot(id: string): void;
  /** Puts a file into the sandbox, e.g. `sudo-free` or `sudo-helper` (see the stand-in for sudo). */
  put(name: string, content: string): void;
  /** Puts a program in front of the machine's own. */
  program(name: string, text: string): void;
  /** Leaves every session asked for from now on without an answer. */
  stall(): void;
  /** Ends the shells that wait for input; resolves when the other side knows. */
  endWaiting(): Promise<void>;
  /** Cuts every connection, without a goodbye. */
  cut(): void;
  close(): Promise<void>;
}

export interface TestSshOptions {
  readonly host?: string;
  readonly port?: number;
  readonly hostKey?: string;
  /** Host keys of other kinds, shown to those who ask for them. */
  readonly otherHostKeys?: readonly string[];
  readonly shell?: 'dash' | 'bash';
  /** Ways to log in that are offered. */
  readonly offers?: readonly ('password' | 'publickey' | 'keyboard-interactive')[];
  readonly authorized?: string;
  /** Sessions at once on one connection, as `MaxSessions` of sshd; 10 as there when left out. */
  readonly maxSessions?: number;
}

/** ECDSA, because ssh2 writes one Ed25519 key in some hundred so that it cannot read it back. */
export function newKeyPair(): { readonly private: string; readonly public: string } {
  return ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 });
}

export async function startSshServer(options: TestSshOptions = {}): Promise<TestSshServer> {
  const root = mkdtempSync(join(tmpdir(), 'ucware-ssh-'));
  const layout = {
    jobs: `${root}/jobs`,
    path: `${root}/bin:/usr/bin:/bin`,
    helper: `${root}/helper`,
    bootId: `${root}/boot_id`,
  };
  mkdirSync(`${root}/bin`);
  // Every program is a file of the sandbox, never a link: nothing here may write to the machine's own.
  const program = (name: string, text: string) =>
    writeFileSync(`${root}/bin/${name}`, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  program('sudo', SUDO);
  program('systemd-run', 'echo "no systemd here" >&2; exit 1');
  program('sh', `exec /bin/${options.shell ?? 'dash'} "$@"`);
  writeFileSync(layout.bootId, `${FIRST_BOOT}\n`);

  const hostKey = options.hostKey ?? newKeyPair().private;
  const lines = new Set<Connection>();
  const sockets = new Set<Socket>();
  let connected = 0;
  let refused = 0;
  let stalled = false;
  const waiting = new Set<ServerChannel>();
  const test = {
    commands: [] as string[],
    logins: [] as string[],
    onCommand: (() => undefined) as (command: string, text: string) => Cut,
  };

  const server = new ssh2.Server(
    { hostKeys: [hostKey, ...(options.otherHostKeys ?? [])] },
    (line) => {
      lines.add(line);
      line.on('error', () => undefined);
      line.on('close', () => lines.delete(line));
      line.on('authentication', (context) => authenticate(context));
      line.on('ready', () => {
        connected += 1;
      });
      let sessions = 0;
      line.on('session', (accept, reject) => {
        if (stalled) return;
        if (sessions >= (options.maxSessions ?? 10)) {
          refused += 1;
          return reject();
        }
        sessions += 1;
        accept()
          .on('close', () => {
            sessions -= 1;
          })
          .on('exec', (acceptExec, _reject, { command }) => {
            test.commands.push(command);
            serve(acceptExec(), command);
          });
      });
    },
  );

  function authenticate(context: AuthContext): void {
    const offers = options.offers ?? ['password'];
    test.logins.push(context.method);
    const judge = (right: boolean) => (right ? context.accept() : context.reject([...offers]));
    if (context.username !== USER || !(offers as readonly string[]).includes(context.method)) {
      judge(false);
    } else if (context.method === 'password') {
      judge(context.password === PASSWORD);
    } else if (context.method === 'publickey') {
      const known = ssh2.utils.parseKey(options.authorized ?? '');
      judge(!(known instanceof Error) && known.getPublicSSH().equals(context.key.data));
    } else if (context.method === 'keyboard-interactive') {
      context.prompt([{ prompt: 'Password: ', echo: false }], ([answer]) => {
        judge(answer === PASSWORD);
      });
    }
  }

  function serve(channel: ServerChannel, command: string): void {
    const stdin: Buffer[] = [];
    waiting.add(channel);
    channel.once('data', () => waiting.delete(channel));
    channel.once('close', () => waiting.delete(channel));
    channel.on('error', () => undefined);
    channel.stderr.on('error', () => undefined);
    channel.on('data', (chunk: Buffer) => stdin.push(chunk));
    channel.on('end', () => {
      const text = Buffer.concat(stdin).toString();
      // A shell that waited and was not needed.
      if (command === 'sh -s' && text === '') {
        channel.exit(0);
        channel.end();
        return;
      }
      const cut = test.onCommand(command, text);
      if (cut === 'before') return cutAll();
      // The boot id is the kernel's; the sandbox has its own.
      run(channel, command, text.replaceAll('/proc/sys/kernel/random/boot_id', layout.bootId), cut);
    });
  }

  function run(channel: ServerChannel, command: string, stdin: string, cut: Cut): void {
    const env = { PATH: layout.path, HOME: root, SANDBOX: root };
    const child = spawn(options.shell ?? 'dash', ['-c', command], { cwd: root, env });
    const out: Buffer[] = [];
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin);
    child.stdout.on('data', (chunk: Buffer) => (cut ? out.push(chunk) : channel.write(chunk)));
    child.stderr.on('data', (chunk: Buffer) => channel.stderr.write(chunk));
    channel.on('close', () => child.kill());
    child.on('close', (code) => {
      if (!cut) {
        channel.exit(code ?? 255);
        channel.end();
        return;
      }
      const whole = Buffer.concat(out);
      channel.write(whole.subarray(0, whole.length / 2), () => cutAll());
    });
  }

  function cutAll(): void {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  }

  const { _srv: tcp } = server as unknown as { _srv: NodeJS.EventEmitter };
  tcp.prependListener('connection', (socket: Socket) => {
    // As sshd does; with Nagle's algorithm every answer would wait 40 ms for an acknowledgement.
    socket.setNoDelay(true);
    sockets.add(socket);
  });
  await new Promise<void>((ready) =>
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', ready),
  );
  const parsed = ssh2.utils.parseKey(hostKey);
  if (parsed instanceof Error) throw parsed;
  const digest = createHash('sha256').update(parsed.getPublicSSH()).digest('base64');

  return Object.assign(test, {
    port: (server.address() as AddressInfo).port,
    fingerprint: `SHA256:${digest.replace(/=+$/, '')}`,
    root,
    layout,
    connected: () => connected,
    refused: () => refused,
    boot: (id: string) => writeFileSync(layout.bootId, `${id}\n`),
    put: (name: string, content: string) => writeFileSync(`${root}/${name}`, content),
    program,
    stall: () => {
      stalled = true;
    },
    endWaiting: async () => {
      const ended = [...waiting].map((channel) => once(channel, 'close'));
      for (const channel of waiting) {
        channel.exit(0);
        channel.end();
      }
      await Promise.all(ended);
    },
    cut: cutAll,
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      cutAll();
      await closed;
      rmSync(root, { recursive: true, force: true });
    },
  });
}
