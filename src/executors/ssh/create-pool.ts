import type { Server } from '../../config/server.ts';
import type { Output } from '../../flows/run/action.ts';
import { RemoteFailure } from '../remote-failure.ts';
import type { Dial, Line, Rung } from './dial.ts';
import { createDial } from './dial-confirmed.ts';
import { sameFingerprint } from './host-key.ts';
import { createLimiter, type Limiter } from './limiter.ts';
import type { SshLimits } from './limits.ts';
import { readLoginMethods } from './login-methods.ts';
import type { Command } from './run-command.ts';
import { runInTurn } from './run-in-turn.ts';
import { createSpareShell, type SpareShell } from './spare-shell.ts';

/** Whom to call, and whose host key was confirmed. */
export interface Target {
  readonly server: Server;
  readonly hostKey: string | undefined;
  readonly onRung?: (rung: Rung) => void;
}

export interface Answered extends Output {
  /** The address that answered, without the port. */
  readonly address: string;
}

/** One connection per server for as long as it is needed. */
export interface SshPool {
  /**
   * Runs a command, over the standing connection if there is one. A standing connection that turns out to be dead is
   * replaced once; so every command must be one that may be sent twice.
   */
  run(target: Target, command: Command): Promise<Answered>;
  /** Forgets the server's connection, so that the next command makes a new one. */
  drop(server: string): void;
  close(): void;
}

interface Contact {
  readonly line: Line;
  readonly host: string;
  readonly channels: Limiter;
  readonly spare: SpareShell;
  busy: number;
  idle: NodeJS.Timeout | undefined;
}

export function createPool(limits: SshLimits): SshPool {
  const contacts = new Map<string, Promise<Contact>>();
  const handshakes = createLimiter(limits.handshakes);
  const dial = createDial();

  async function contactOf(target: Target): Promise<{ contact: Contact; standing: boolean }> {
    const { name } = target.server;
    const known = contacts.get(name);
    if (known) {
      const contact = await known;
      if (target.hostKey && sameFingerprint(target.hostKey, contact.line.fingerprint)) {
        return { contact, standing: true };
      }
      forget(name, known);
    }
    const opening = handshakes(() => open(target, limits, dial));
    contacts.set(name, opening);
    try {
      const contact = await opening;
      contact.line.client.on('close', () => forget(name, opening));
      return { contact, standing: false };
    } catch (thrown) {
      forget(name, opening);
      throw thrown;
    }
  }

  function forget(name: string, which: Promise<Contact>): void {
    if (contacts.get(name) === which) contacts.delete(name);
    which.then(
      (contact) => contact.line.client.end(),
      () => undefined,
    );
  }

  async function use(target: Target, contact: Contact, command: Command): Promise<Answered> {
    clearTimeout(contact.idle);
    contact.busy += 1;
    try {
      const output = await runInTurn(
        contact.line,
        contact.channels,
        command,
        limits,
        contact.spare,
      );
      return { ...output, address: contact.host };
    } finally {
      contact.busy -= 1;
      if (contact.busy === 0) rest(target.server.name, contact);
    }
  }

  function rest(name: string, contact: Contact): void {
    contact.idle = setTimeout(() => {
      const known = contacts.get(name);
      known?.then(
        (current) => current === contact && forget(name, known),
        () => undefined,
      );
    }, limits.idleMs);
    contact.idle.unref();
  }

  function drop(server: string): void {
    const known = contacts.get(server);
    if (known) forget(server, known);
  }

  return {
    async run(target, command) {
      const { contact, standing } = await contactOf(target);
      try {
        return await use(target, contact, command);
      } catch (thrown) {
        const gone = thrown instanceof RemoteFailure && thrown.code === 'ssh-connection-lost';
        if (!gone) throw thrown;
        if (contacts.has(target.server.name)) await dropIf(target.server.name, contact);
        if (!standing) throw thrown;
        return use(target, (await contactOf(target)).contact, command);
      }
    },
    drop,
    close() {
      for (const name of contacts.keys()) drop(name);
    },
  };

  /** Another call may have replaced the dead connection already. */
  async function dropIf(name: string, contact: Contact): Promise<void> {
    const known = contacts.get(name);
    const current = await known?.catch(() => undefined);
    if (known && current === contact) forget(name, known);
  }
}

/** The first address that answers. A refused login or a wrong host key is an answer, and final. */
async function open(
  target: Target,
  limits: SshLimits,
  dial: (options: Dial) => Promise<Line>,
): Promise<Contact> {
  const { server, hostKey, onRung } = target;
  const methods = await readLoginMethods(server);
  const found: string[] = [];
  for (const host of server.addresses) {
    const { port, sshUser: username } = server;
    try {
      const line = await dial({ host, port, username, hostKey, methods, limits, onRung });
      // ssh2 reports a lost line here, too; who waits for an answer hears of it from the channel.
      line.client.on('error', () => undefined);
      const channels = createLimiter(limits.channels);
      const spare = createSpareShell(line);
      return { line, host, channels, spare, busy: 0, idle: undefined };
    } catch (thrown) {
      if (!(thrown instanceof RemoteFailure) || thrown.code !== 'ssh-unreachable') throw thrown;
      found.push(thrown.found);
    }
  }
  throw new RemoteFailure('ssh-unreachable', found.join('; '));
}
