import { setMaxListeners } from 'node:events';
import type { Clock } from '../../clock.ts';
import type { Inventory } from '../../config/server.ts';
import type { Text } from '../../flows/run/text.ts';
import type { Log } from '../../log.ts';
import type { Runner } from '../../runner/types.ts';
import type { EdgeDocument } from '../../store/types.ts';
import { LIMITS } from '../limits.ts';
import { createDeliveryBook, type Deliveries } from './deliveries.ts';
import { createLane, type Lane } from './lane.ts';
import { createBudget, createPace } from './pace.ts';
import type { Wire } from './wire.ts';

/**
 * Brings the record to Slack: per server in order, saved before shown, nothing lost and nothing twice without saying so.
 * It reads the journal itself, so it does not matter how long Slack, or the bot, was away.
 */
export interface Outbox {
  start(): void;
  /** Resolves when nothing is on its way any more. What is left is delivered after the next start. */
  stop(): Promise<void>;
  /** Why messages of a server cannot be shown at the moment, and what to do about it. */
  problem(server: string): Text | undefined;
  /** Tries what was refused again at once; resolves when everything is delivered or turned out to be stuck. */
  tried(server: string): Promise<void>;
  nudge(server: string): void;
}

export interface OutboxParts {
  readonly runner: Pick<Runner, 'view' | 'recordsAfter' | 'subscribe'>;
  readonly inventory: Inventory;
  readonly wire: Wire;
  readonly clock: Clock;
  readonly log: Log;
  readonly deliveries: EdgeDocument<Deliveries>;
  /** Called when what people see of a server may have changed. */
  readonly onChange: (server: string) => void;
}

export function createOutbox(parts: OutboxParts): Outbox {
  const { runner, inventory, wire, clock, log, onChange } = parts;
  const stopping = new AbortController();
  // Every server's lane waits on it; that many listeners are no leak.
  setMaxListeners(0, stopping.signal);
  const shared = {
    people: inventory.people,
    runner,
    wire,
    book: createDeliveryBook(parts.deliveries),
    clock,
    log,
    pace: createPace(clock),
    updates: createBudget(clock, LIMITS.updatesPerMinute),
    signal: stopping.signal,
  };
  const lanes = new Map<string, Lane>(
    inventory.servers.map((server) => [
      server.name,
      createLane({ ...shared, server, onChange: () => onChange(server.name) }),
    ]),
  );
  let running: Promise<unknown> = Promise.resolve();
  let unsubscribe: () => void = () => {};
  return {
    start() {
      unsubscribe = runner.subscribe({
        record: (server) => {
          lanes.get(server)?.recorded();
          onChange(server);
        },
        progress: (progress) => lanes.get(progress.server)?.progressed(progress),
      });
      running = Promise.all([...lanes.values()].map((lane) => lane.run()));
    },
    async stop() {
      unsubscribe();
      stopping.abort();
      await running;
    },
    problem: (server) => lanes.get(server)?.problem(),
    async tried(server) {
      await lanes.get(server)?.tried();
    },
    nudge(server) {
      lanes.get(server)?.nudge();
    },
  };
}
