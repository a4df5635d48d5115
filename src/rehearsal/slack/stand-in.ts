import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Clock, createClock } from '../../clock.ts';
import { type Admin, createAdmin } from './admin.ts';
import type { ChangePage } from './delivered.ts';
import { createResponseUrls } from './response-urls.ts';
import { route } from './route.ts';
import { createSocket, type Socket } from './socket.ts';
import { createState } from './state.ts';
import { createTriggers } from './triggers.ts';
import { answerPerson } from './user/user-api.ts';
import { waitChanges } from './user/wait-changes.ts';
import type { World } from './user/world.ts';
import { createWeather, type Weather } from './weather.ts';
import { createRateLimiter } from './web/rate-limiter.ts';
import { send } from './web/web-api.ts';
import { PRACTICE_WORKSPACE, type WorkspaceSeed } from './workspace.ts';

export interface SlackStandInOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** What differs from the practice workspace. */
  readonly workspace?: Partial<WorkspaceSeed>;
  /** The time of the workspace: message timestamps, rates, life of response URLs. Default: the wall clock. */
  readonly clock?: Clock;
  /**
   * Measures the three seconds of acknowledgements and triggers. They are a budget for real work of a real machine, so
   * a rehearsal in fast time leaves this on the wall clock, the default.
   */
  readonly budgetClock?: Clock;
  /** Multiplies every rate limit: 1, the default, is Slack as it is; 0 switches them off. */
  readonly rateScale?: number;
}

/** A Slack workspace on this computer, reached by loopback only. */
export interface SlackStandIn {
  /** Base address, for `createSlackUserClient`. */
  readonly url: string;
  /** The value of `SLACK_API_URL`. */
  readonly apiUrl: string;
  readonly workspace: WorkspaceSeed;
  readonly weather: Weather;
  readonly admin: Admin;
  readonly socket: Pick<Socket, 'refresh' | 'cut' | 'connections' | 'connected'>;
  /** Everything that happens, seen by nobody in particular. Waits for the first change until the signal aborts. */
  changes(after: number, signal: AbortSignal): Promise<ChangePage>;
  /** Answers `<id>/…` of the person API for a server that guards its own door. */
  answerPerson(
    path: readonly string[],
    query: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void>;
  close(): Promise<void>;
}

/** Starts the workspace on 127.0.0.1. */
export async function startSlackStandIn(options: SlackStandInOptions = {}): Promise<SlackStandIn> {
  const { clock = createClock(), budgetClock = createClock(), rateScale = 1 } = options;
  const seed: WorkspaceSeed = { ...PRACTICE_WORKSPACE, ...options.workspace };
  const closing = new AbortController();
  let url = '';
  const origin = (): string => url;
  const state = createState(seed, clock);
  const socket = createSocket(budgetClock, seed.app.id);
  const calls = new Set<Duplex>();
  const weather = createWeather(() => {
    socket.cut();
    for (const call of calls) call.destroy();
  });
  const hidden = {
    triggers: createTriggers(budgetClock),
    responseUrls: createResponseUrls(clock, origin),
    tickets: new Set<string>(),
    uploads: new Map(),
  };
  const world: World = { state, hidden, socket, weather, calls, origin };
  const rates = createRateLimiter(() => clock.now(), rateScale);
  const server = createServer((request, response) => {
    route(world, rates, request, response, closing.signal).catch((thrown: unknown) => {
      broken(response, thrown);
    });
  });
  server.on('upgrade', (request: IncomingMessage, duplex: Duplex, head: Buffer) => {
    const asked = new URL(request.url ?? '/', origin());
    const known = hidden.tickets.delete(asked.searchParams.get('ticket') ?? '');
    if (known && !weather.down) return socket.accept(request, duplex, head);
    duplex.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    apiUrl: `${url}/api/`,
    workspace: seed,
    weather,
    admin: createAdmin(state),
    socket,
    changes: (after, signal) => {
      return waitChanges(state, after, (from) => state.changes.after(from), signal);
    },
    answerPerson: (path, query, request, response) => {
      return answerPerson(world, path, query, request, response, closing.signal);
    },
    async close() {
      closing.abort();
      socket.cut();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A mistake in the stand-in itself must be seen, not look like a Slack that refuses. */
function broken(response: ServerResponse, thrown: unknown): void {
  const found = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  if (response.headersSent || response.destroyed) return;
  send(response, 500, { ok: false, error: 'stand_in_broken', found });
}
