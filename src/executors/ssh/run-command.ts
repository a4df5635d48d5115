import { constants } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client, ClientChannel } from 'ssh2';
import type { Output } from '../../flows/run/action.ts';
import { RemoteFailure } from '../remote-failure.ts';
import { SHELL } from './command-line.ts';
import { withDeadline } from './deadline.ts';
import type { Line } from './dial.ts';
import type { SshLimits } from './limits.ts';
import type { SpareShell } from './spare-shell.ts';

const CHANNEL_TRIES = 10;

export interface Command {
  readonly command: string;
  readonly stdin: string;
  readonly timeoutMs: number;
}

/**
 * Runs one command on a standing connection. Output is collected as bytes and decoded at the end, so a character that
 * arrives in two packets is whole; bytes that are no UTF-8 become U+FFFD.
 * A channel that cannot even be opened in time means a half-open line: the connection is given up.
 */
export async function runCommand(
  line: Line,
  { command, stdin, timeoutMs }: Command,
  limits: SshLimits,
  spare: SpareShell,
): Promise<Output> {
  const begin = (channel: ClientChannel): Running => {
    const output = collect(channel, stdin, line.address, limits);
    // Whoever waits for it hears of it; until then it must not count as unhandled.
    output.catch(() => undefined);
    return { channel, output };
  };
  const { channel, output } = await withDeadline(
    command === SHELL
      ? inSpareShell(line, begin, limits.channelPauseMs, spare)
      : openFreeChannel(line, command, begin, limits.channelPauseMs, spare),
    Math.min(limits.channelMs, timeoutMs),
    () => {
      line.client.destroy();
      return lost(line.address, 'it does not answer any more');
    },
  );
  return withDeadline(output, timeoutMs, () => {
    channel.destroy();
    const seconds = Math.round(timeoutMs / 1000);
    return new RemoteFailure('remote-timeout', `${line.address}: no end within ${seconds} s.`);
  });
}

interface Running {
  readonly channel: ClientChannel;
  readonly output: Promise<Output>;
}

function lost(address: string, why: string): RemoteFailure {
  return new RemoteFailure('ssh-connection-lost', `${address}: ${why}.`);
}

/**
 * A shell that waited answers with the first line of its program; until then nobody knows whether the line still stands, so that
 * counts as opening a channel does.
 */
async function inSpareShell(
  line: Line,
  begin: (channel: ClientChannel) => Running,
  pauseMs: number,
  spare: SpareShell,
): Promise<Running> {
  const shell = await spare.take();
  const running = shell ? begin(shell) : await openFreeChannel(line, SHELL, begin, pauseMs, spare);
  spare.prepare();
  if (shell) await firstSign(shell);
  return running;
}

function firstSign(channel: ClientChannel): Promise<void> {
  return new Promise((resolve) => {
    for (const sign of ['data', 'exit', 'close', 'error']) channel.once(sign, () => resolve());
  });
}

/**
 * OpenSSH answers that a channel is closed before it counts it as free, so with many short commands at once it refuses new
 * ones for a moment. A refused channel has run nothing, so asking again is safe.
 */
async function openFreeChannel(
  { client, address }: Line,
  command: string,
  begin: (channel: ClientChannel) => Running,
  pauseMs: number,
  spare: SpareShell,
): Promise<Running> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await openChannel(client, command, address, begin);
    } catch (thrown) {
      const refused = thrown instanceof RemoteFailure && thrown.code === 'ssh-no-session';
      if (!refused) throw thrown;
      if (spare.giveUp()) tries = 0;
      else if (tries === CHANNEL_TRIES) throw thrown;
      await pause(pauseMs);
    }
  }
}

/** `begin` is called at once: the exit code of a short command may be in the same packet as the channel's confirmation. */
function openChannel(
  client: Client,
  command: string,
  address: string,
  begin: (channel: ClientChannel) => Running,
): Promise<Running> {
  return new Promise((resolve, reject) => {
    try {
      client.exec(command, (error, channel) => {
        if (!error) return resolve(begin(channel));
        // A server that refuses a channel says why; everything else is a line that is gone.
        const refused = 'reason' in error || error.message.startsWith('Unable to exec');
        reject(
          refused
            ? new RemoteFailure('ssh-no-session', `${address}: ${error.message}`)
            : lost(address, error.message),
        );
      });
    } catch (thrown) {
      reject(lost(address, thrown instanceof Error ? thrown.message : String(thrown)));
    }
  });
}

function collect(
  channel: ClientChannel,
  stdin: string,
  address: string,
  limits: SshLimits,
): Promise<Output> {
  return new Promise((resolve, reject) => {
    let exitCode: number | undefined;
    function gather(stream: NodeJS.ReadableStream, most: number): () => string {
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= most) {
          chunks.push(chunk);
          return;
        }
        chunks.length = 0;
        channel.destroy();
        const found = `${address}: more than ${most} bytes.`;
        reject(new RemoteFailure('remote-output-too-large', found));
      });
      return () => new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(chunks));
    }
    const stdout = gather(channel, limits.stdoutBytes);
    const stderr = gather(channel.stderr, limits.stderrBytes);
    channel.on('exit', (code: number | null, signal?: string) => {
      exitCode = code ?? 128 + signalNumber(signal);
    });
    channel.on('error', (error: Error) => reject(lost(address, error.message)));
    channel.on('close', () => {
      if (exitCode === undefined) reject(lost(address, 'no exit code came'));
      else resolve({ exitCode, stdout: stdout(), stderr: stderr() });
    });
    // A command that ends without reading its input (sudo that refuses) closes the channel first.
    channel.stdin.on('error', () => undefined);
    channel.end(stdin);
  });
}

function signalNumber(name: string | undefined): number {
  const entry = Object.entries(constants.signals).find(([signal]) => signal === `SIG${name}`);
  return entry?.[1] ?? 0;
}
