import { type App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Clock } from '../clock.ts';
import { CodedError } from '../errors.ts';
import type { Log } from '../log.ts';
import { createBell } from './outbox/bell.ts';
import { backoff } from './outbox/pace.ts';
import { slackError } from './slack-error.ts';
import { slackLogger } from './slack-logger.ts';

/**
 * Two connections: Slack sends each click to one of them, so that one bridges the refresh of the other. (The client of
 * @slack/socket-mode 3.1 closes the old connection before it opens a new one, which left 6 to 11 s without any.)
 */
const CONNECTIONS = 2;

/** How long a connection may take until Slack has said hello, real ms. */
const HELLO_WITHIN_MS = 15_000;

export interface Connections {
  /** Opens both; resolves when one is up. Rejects with `slack-token-refused` or `slack-unreachable`. */
  open(): Promise<void>;
  /** Keeps both up until the signal aborts. Never rejects. */
  keep(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

export interface ConnectionParts {
  readonly app: App;
  readonly appToken: string;
  readonly apiUrl: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

type Client = SocketModeReceiver['client'];

export function createConnections(parts: ConnectionParts): Connections {
  const { clock, log } = parts;
  const slots: (Client | undefined)[] = Array.from({ length: CONNECTIONS });
  const bells = slots.map(() => createBell(clock));
  let closing = false;

  async function connect(index: number): Promise<void> {
    const { client } = createReceiver(parts);
    const lost = (): void => {
      if (slots[index] !== client) return;
      slots[index] = undefined;
      bells[index]?.ring();
    };
    client.on('disconnected', lost);
    client.on('ws_message', (data: unknown) => {
      // Slack announces the end; the client closes by itself, and the successor need not wait for that.
      if (/"type"\s*:\s*"disconnect"/.test(String(data))) lost();
    });
    await hello(client);
    if (closing) await client.disconnect();
    else slots[index] = client;
  }

  /** Drives one slot; the pause grows only while attempts fail. */
  async function hold(index: number, signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      if (slots[index]) {
        failures = 0;
        await bells[index]?.wait(undefined, signal);
        continue;
      }
      try {
        await connect(index);
      } catch (error) {
        const coded = slackError(error, 'apps.connections.open');
        log.warn('connecting to Slack', { code: coded.code, found: coded.found });
        await clock.sleep(backoff(failures), signal);
        failures += 1;
      }
    }
  }

  return {
    async open() {
      try {
        await connect(0);
      } catch (error) {
        throw slackError(error, 'apps.connections.open');
      }
    },
    async keep(signal) {
      await Promise.all(slots.map((_, index) => hold(index, signal)));
    },
    async close() {
      closing = true;
      await Promise.all(
        slots.map(async (client) => {
          // Without a peer that answers the closing handshake, the client would wait for half a minute.
          const done = client?.disconnect();
          await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 1000).unref())]);
        }),
      );
    },
  };
}

/** Every attempt has options of its own: the client writes into them, and its own reconnecting is never used. */
function createReceiver({ app, appToken, apiUrl }: ConnectionParts): SocketModeReceiver {
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: slackLogger,
    logLevel: LogLevel.ERROR,
    customPropertiesExtractor: (args: { envelope_id?: string }) => ({ envelope: args.envelope_id }),
    installerOptions: {
      clientOptions: {
        ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
        retryConfig: { retries: 0 },
        timeout: 10_000,
        rejectRateLimitedCalls: true,
      },
    },
  });
  receiver.init(app);
  return receiver;
}

/** Resolves at Slack's hello. A connection that opens and then says nothing is given up. */
async function hello(client: Client): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const silent = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      void client.disconnect();
      reject(new CodedError('slack-unreachable', 'Socket Mode: no hello.'));
    }, HELLO_WITHIN_MS);
  });
  try {
    await Promise.race([client.start(), silent]);
  } finally {
    clearTimeout(timer);
  }
}
