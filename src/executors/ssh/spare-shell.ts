import type { ClientChannel } from 'ssh2';
import { SHELL } from './command-line.ts';
import type { Line } from './dial.ts';

/**
 * A shell on the server that waits for its program. Opening a channel and starting a shell in it takes two round trips, and a
 * question takes a third; with a shell that was opened while the question before was under way, it takes the third only.
 */
export interface SpareShell {
  /** The waiting shell, which is the caller's from now on; undefined when there is none. */
  take(): Promise<ClientChannel | undefined>;
  /** Opens the next one, unless one waits or the server has no room for it. */
  prepare(): void;
  /** Makes room for a command the server refused. False when that changes nothing. */
  giveUp(): boolean;
}

/**
 * One that cannot be opened is no reason to give the connection up: a server that is busy may be at work on a long command on it.
 * Whoever waits for the shell has a deadline of his own.
 */
export function createSpareShell({ client }: Line): SpareShell {
  let waiting: Promise<ClientChannel | undefined> | undefined;
  let room = true;
  const closed = new WeakSet<ClientChannel>();
  let abandon = (): void => undefined;
  client.once('close', () => abandon());

  function open(): Promise<ClientChannel | undefined> {
    return new Promise((resolve) => {
      abandon = () => resolve(undefined);
      try {
        client.exec(SHELL, (error, channel) => {
          // Whatever it was, the command that needs a channel will hear of it.
          if (error) room = false;
          channel?.on('error', () => undefined);
          // Unread, it closes only later; its exit is heard at once.
          for (const end of ['exit', 'close']) channel?.once(end, () => closed.add(channel));
          resolve(error ? undefined : channel);
        });
      } catch {
        resolve(undefined);
      }
    });
  }

  return {
    async take() {
      const taken = waiting;
      waiting = undefined;
      const channel = await taken;
      return channel && !closed.has(channel) ? channel : undefined;
    },
    prepare() {
      if (room) waiting ??= open();
    },
    giveUp() {
      const given = waiting;
      room = false;
      waiting = undefined;
      void given?.then((channel) => channel?.end());
      return given !== undefined;
    },
  };
}
