import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Clock } from '../../clock.ts';
import { LIMITS } from './blocks/limits.ts';
import { isObject, type JsonObject } from './json.ts';

/** Real time between pings to each connection; the client gives up after 30 s without one. */
const PING_EVERY_MS = 10_000;

/** What became of an envelope. */
type Delivery =
  | { readonly outcome: 'acknowledged'; readonly payload: JsonObject }
  | { readonly outcome: 'late' }
  | { readonly outcome: 'unconnected' };

export type EnvelopeType = 'slash_commands' | 'interactive' | 'events_api';

/** The Socket Mode side: connections of the app and the envelopes sent to them. */
export interface Socket {
  /** Takes over an HTTP upgrade whose ticket was good. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Sends an envelope to one connection and waits three seconds for its acknowledgement. */
  deliver(type: EnvelopeType, payload: JsonObject, retry?: Retry): Promise<Delivery>;
  /** Asks connections to reconnect, as Slack does every few hours, at most so many; they get no further envelopes. */
  refresh(reason?: 'refresh_requested' | 'warning' | 'link_disabled', most?: number): void;
  /** Cuts every connection without a word. */
  cut(): void;
  connections(): number;
  /** Resolves once at least `count` connections are ready, or when the signal aborts. */
  connected(count: number, signal?: AbortSignal): Promise<void>;
}

interface Retry {
  readonly attempt: number;
  readonly reason: string;
}

/** `clock` measures the three seconds. */
export function createSocket(clock: Clock, appId: string): Socket {
  const server = new WebSocketServer({ noServer: true });
  const ready: WebSocket[] = [];
  const open = new Set<WebSocket>();
  const waiting = new Map<string, (payload: JsonObject) => void>();
  const watchers = new Set<() => void>();
  let turn = 0;

  function leave(connection: WebSocket): void {
    const index = ready.indexOf(connection);
    if (index >= 0) ready.splice(index, 1);
  }

  function receive(data: unknown): void {
    const message = parse(String(data));
    const id = message['envelope_id'];
    if (typeof id !== 'string') return;
    waiting.get(id)?.(isObject(message['payload']) ? message['payload'] : {});
  }

  function welcome(connection: WebSocket): void {
    if (open.size >= LIMITS.connections.max) {
      connection.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }));
      connection.close();
      return;
    }
    open.add(connection);
    ready.push(connection);
    const pings = setInterval(() => connection.ping(), PING_EVERY_MS).unref();
    connection.on('message', receive);
    connection.on('error', () => connection.terminate());
    connection.on('close', () => {
      clearInterval(pings);
      open.delete(connection);
      leave(connection);
    });
    connection.send(
      JSON.stringify({
        type: 'hello',
        num_connections: open.size,
        connection_info: { app_id: appId },
        debug_info: { host: 'practice', build_number: 1, approximate_connection_time: 18_060 },
      }),
    );
    for (const watch of [...watchers]) watch();
  }

  return {
    accept(request, socket, head) {
      server.handleUpgrade(request, socket, head, welcome);
    },
    async deliver(type, payload, retry) {
      const connection = ready[turn % Math.max(1, ready.length)];
      turn += 1;
      if (!connection) return { outcome: 'unconnected' };
      const id = randomUUID();
      const deadline = new AbortController();
      const answered = new Promise<Delivery>((resolve) => {
        waiting.set(id, (answer) => resolve({ outcome: 'acknowledged', payload: answer }));
      });
      connection.send(
        JSON.stringify({
          envelope_id: id,
          type,
          payload,
          accepts_response_payload: type !== 'events_api',
          ...(retry ? { retry_attempt: retry.attempt, retry_reason: retry.reason } : {}),
        }),
      );
      const late = clock
        .sleep(LIMITS.acknowledgeMs.max, deadline.signal)
        .then((): Delivery => ({ outcome: 'late' }));
      const delivery = await Promise.race([answered, late]);
      waiting.delete(id);
      deadline.abort();
      return delivery;
    },
    refresh(reason = 'refresh_requested', most = LIMITS.connections.max) {
      for (const connection of ready.slice(0, most)) {
        connection.send(
          JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'practice' } }),
        );
        if (reason !== 'warning') leave(connection);
      }
    },
    cut() {
      ready.length = 0;
      for (const connection of open) connection.terminate();
    },
    connections: () => ready.length,
    connected: (count, signal) =>
      new Promise((resolve) => {
        function look(): void {
          if (ready.length < count && !signal?.aborted) return;
          watchers.delete(look);
          signal?.removeEventListener('abort', look);
          resolve();
        }
        watchers.add(look);
        signal?.addEventListener('abort', look);
        look();
      }),
  };
}

function parse(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
