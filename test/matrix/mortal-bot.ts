import type { Message } from '../../src/bot/messages/message.ts';
import { Deliveries, NO_DELIVERIES } from '../../src/bot/outbox/deliveries.ts';
import { createOutbox } from '../../src/bot/outbox/outbox.ts';
import type { Wire } from '../../src/bot/outbox/wire.ts';
import type { Clock } from '../../src/clock.ts';
import type { Server } from '../../src/config/server.ts';
import { createExecutors } from '../../src/executors/registry.ts';
import type { Errand, Executor } from '../../src/executors/types.ts';
import type { Action } from '../../src/flows/run/action.ts';
import type { RunEvent } from '../../src/flows/run/event.ts';
import { ucware45to5 } from '../../src/flows/ucware-4.5-to-5/flow.ts';
import type { Log } from '../../src/log.ts';
import { createRunner } from '../../src/runner/create-runner.ts';
import { reduceState } from '../../src/runner/reduce-state.ts';
import type { Runner } from '../../src/runner/types.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { EdgeDocument, JournalRecord, Store } from '../../src/store/types.ts';

/**
 * Where the bot can be hit. `stored` comes after the record is on disk and before anybody hears of it; `posted` after Slack
 * took a message and before the bot knows. A hook that calls `die` is the last thing the bot did.
 */
export interface Hooks {
  beforeSending(action: Action, errand: Errand): Promise<void> | void;
  afterSending(action: Action, errand: Errand): Promise<void> | void;
  beforeStoring(event: RunEvent): Promise<void> | void;
  stored(record: JournalRecord): Promise<void> | void;
  posted(message: Message): void;
}

export interface MortalBot {
  readonly runner: Runner;
  readonly dead: boolean;
  /** Resolves when the bot has died. */
  readonly death: Promise<void>;
  /** From now on nothing of this bot does anything, and nobody answers it any more, as after `kill -9`. */
  die(): void;
  stop(): Promise<void>;
}

export interface MortalParts {
  readonly server: Server;
  readonly stateFolder: string;
  readonly clock: Clock;
  readonly wire: Wire;
  readonly log: Log;
  readonly hooks: Hooks;
}

/** The production bot from the runner to the outbox, with ports it can die at. Only the Bolt app is left out. */
export async function startMortalBot(parts: MortalParts): Promise<MortalBot> {
  const { server, clock, log, hooks } = parts;
  let dead = false;
  let announce = (): void => {};
  const death = new Promise<void>((resolve) => {
    announce = resolve;
  });

  /** A dead process does nothing and hears nothing. */
  async function alive<T>(work: () => Promise<T>): Promise<T> {
    if (dead) return new Promise<never>(() => {});
    const settled = await work().then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    if (dead) return new Promise<never>(() => {});
    if ('error' in settled) throw settled.error;
    return settled.value;
  }

  const real = await openStore({
    folder: parts.stateFolder,
    reduce: reduceState,
    now: () => clock.now(),
    report: ({ kind, file, found }) => log.warn(kind, { file, found }),
  });
  const executors = createExecutors({ clock });
  const executor: Executor = {
    perform: (action, errand) =>
      alive(async () => {
        await hooks.beforeSending(action, errand);
        if (dead) return new Promise<never>(() => {});
        const outcome = await executors.perform(action, errand);
        await hooks.afterSending(action, errand);
        return outcome;
      }),
  };
  const store: Store = {
    ...real,
    async server(name) {
      const under = await real.server(name);
      return {
        server: under.server,
        state: () => under.state(),
        append: (run, event, at) =>
          alive(async () => {
            await hooks.beforeStoring(event);
            if (dead) return new Promise<never>(() => {});
            const record = await under.append(run, event, at);
            await hooks.stored(record);
            return record;
          }),
        recordsAfter: (after) => alive(() => under.recordsAfter(after)),
      };
    },
  };
  const document = await real.edge('slack', (raw) => Deliveries.parse(raw), NO_DELIVERIES);
  const deliveries: EdgeDocument<Deliveries> = {
    read: () => document.read(),
    write: (value) => alive(() => document.write(value)),
  };
  const inventory = { servers: [server], people: [] };
  const runner = createRunner({
    inventory,
    flow: ucware45to5,
    store,
    executor,
    clock,
    log,
    rehearsal: true,
  });
  const outbox = createOutbox({
    runner,
    inventory,
    wire: mortalWire(parts.wire, alive, hooks),
    clock,
    log,
    deliveries,
    onChange: () => {},
  });
  await runner.start();
  outbox.start();

  return {
    runner,
    death,
    get dead() {
      return dead;
    },
    die() {
      if (dead) return;
      dead = true;
      // The loops of a dead bot end or hang for ever; either way they do nothing any more.
      void runner.stop();
      void outbox.stop();
      executors.close();
      // The kernel closes its files and takes its lock away.
      void real.close().then(announce);
    },
    async stop() {
      await runner.stop();
      await outbox.stop();
      executors.close();
      await real.close();
    },
  };
}

function mortalWire(
  wire: Wire,
  alive: <T>(work: () => Promise<T>) => Promise<T>,
  hooks: Hooks,
): Wire {
  return {
    post: (place, message, broadcast) =>
      alive(async () => {
        const ts = await wire.post(place, message, broadcast);
        hooks.posted(message);
        return ts;
      }),
    update: (...args) => alive(() => wire.update(...args)),
    upload: (...args) => alive(() => wire.upload(...args)),
    find: (...args) => alive(() => wire.find(...args)),
  };
}
