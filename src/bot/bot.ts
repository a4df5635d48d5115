import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Inventory } from '../config/server.ts';
import type { Log } from '../log.ts';
import type { Secret } from '../redact.ts';
import type { Runner } from '../runner/types.ts';
import type { EdgeDocument } from '../store/types.ts';
import { createApp } from './app.ts';
import { createConnections } from './connections.ts';
import { createFileReader } from './files.ts';
import { createDoor } from './handle.ts';
import { createHome } from './home/home.ts';
import type { Lobby } from './lobby.ts';
import { createOnce } from './once.ts';
import type { Deliveries } from './outbox/deliveries.ts';
import { createOutbox } from './outbox/outbox.ts';
import { backoff } from './outbox/pace.ts';
import { createWire } from './outbox/wire.ts';
import { createPeople } from './people.ts';
import { slackError } from './slack-error.ts';
import { slackLogger } from './slack-logger.ts';

export interface BotParts {
  readonly runner: Runner;
  readonly inventory: Inventory;
  readonly slack: {
    readonly botToken: Secret;
    readonly appToken: Secret;
    /** Base URL of any Slack-compatible server; undefined means Slack. */
    readonly apiUrl: string | undefined;
  };
  readonly clock: Clock;
  readonly log: Log;
  /** What Slack was told; `Deliveries` parses it, `NO_DELIVERIES` is its beginning. */
  readonly deliveries: EdgeDocument<Deliveries>;
}

/** The Slack edge. */
export interface Bot {
  /**
   * Resolves when people can use the bot. Rejects with `slack-token-refused` when Slack does not know a token. While Slack
   * cannot be reached it resolves, too, and goes on trying: runs go on without Slack and are shown when it is back.
   */
  start(): Promise<void>;
  /** Takes nothing new, waits a while for what is under way, closes the connections. What was not delivered stays noted. */
  stop(): Promise<void>;
}

/** How long `stop` waits for clicks and posts that are under way, ms. */
const STOP_WITHIN_MS = 12_000;

export function createBot(parts: BotParts): Bot {
  const { runner, inventory, slack, clock, log } = parts;
  const botToken = slack.botToken.reveal();
  const client = (options: WebClientOptions): WebClient =>
    new WebClient(botToken, {
      ...(slack.apiUrl === undefined ? {} : { slackApiUrl: slack.apiUrl }),
      timeout: 10_000,
      logger: slackLogger,
      // A client that waits out a limit by itself holds up everything else; waiting is done here, by our clock.
      rejectRateLimitedCalls: true,
      ...options,
    });
  /** For people: a modal must open within three seconds, so it must never queue behind progress. */
  const web = client({ retryConfig: { retries: 1, minTimeout: 200 }, timeout: 5000 });
  const outboxWeb = client({ retryConfig: { retries: 0 } });
  const stopping = new AbortController();
  const self: { team?: string; botId?: string; userId?: string } = {};

  const people = createPeople({ web, inventory, clock, log, team: () => self.team });
  const door = createDoor({ log, once: createOnce(clock) });
  const outbox = createOutbox({
    runner,
    inventory,
    wire: createWire(outboxWeb, people.nameOf),
    clock,
    log,
    deliveries: parts.deliveries,
    onChange: () => home.changed(),
  });
  const home = createHome({ web, people, runner, outbox, inventory, clock, log });
  const readFile = createFileReader(botToken, slack.apiUrl);
  const lobby: Lobby = { runner, inventory, people, outbox, door, web, readFile, clock, log };
  const app = createApp({
    lobby,
    home,
    botToken,
    apiUrl: slack.apiUrl,
    self: () => ({ botId: self.botId, userId: self.userId }),
  });
  const appToken = slack.appToken.reveal();
  const connections = createConnections({ app, appToken, apiUrl: slack.apiUrl, clock, log });
  let background: Promise<unknown> = Promise.resolve();

  async function logIn(): Promise<void> {
    try {
      const { team_id, bot_id, user_id } = await web.auth.test();
      Object.assign(self, { team: team_id, botId: bot_id, userId: user_id });
    } catch (error) {
      throw slackError(error, 'auth.test');
    }
  }

  /** Slack was away at the start: tries until it is there. A token that is refused then stops the trying. */
  async function keepTrying(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; failures += 1) {
      await clock.sleep(backoff(failures), stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        await logIn();
        await connections.keep(stopping.signal);
      } catch (error) {
        const coded = slackError(error, 'auth.test');
        log.error('connecting to Slack', { code: coded.code, found: coded.found });
      }
    }
  }

  return {
    async start() {
      let connected = true;
      try {
        await logIn();
        await connections.open();
      } catch (error) {
        const coded = slackError(error, 'auth.test');
        if (coded.code === 'slack-token-refused') throw coded;
        log.error('connecting to Slack', { code: coded.code, found: coded.found });
        connected = false;
      }
      outbox.start();
      const connection = connected ? connections.keep(stopping.signal) : keepTrying();
      background = Promise.all([connection, home.run(stopping.signal)]);
    },
    async stop() {
      stopping.abort();
      const calm = Promise.all([door.idle(), outbox.stop()]);
      const limit = new Promise((resolve) => setTimeout(resolve, STOP_WITHIN_MS).unref());
      await Promise.race([calm, limit]);
      await connections.close();
      await background;
    },
  };
}
