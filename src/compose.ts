import { createBot } from './bot/bot.ts';
import { Deliveries, NO_DELIVERIES } from './bot/outbox/deliveries.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config/load-config.ts';
import { createExecutors } from './executors/registry.ts';
import type { Flow } from './flows/run/step.ts';
import { ucware45to5 } from './flows/ucware-4.5-to-5/flow.ts';
import type { Log } from './log.ts';
import { watchRequests } from './requests/watch-requests.ts';
import { createRunner } from './runner/create-runner.ts';
import { reduceState } from './runner/reduce-state.ts';
import { openStore } from './store/open-store.ts';

export interface Application {
  /** Resolves when people can use the bot. */
  start(): Promise<void>;
  /** Jobs on servers go on; everything shown is on disk when this resolves. */
  stop(): Promise<void>;
}

export interface Surroundings {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  /** True when stand-ins are behind Slack and the servers: every run says so, and the CLI may play people. */
  readonly rehearsal: boolean;
  /** Another flow than the upgrade: for tests of a part of it. */
  readonly flow?: Flow;
}

/** The composition root: the one place where the rooms of the house are put together. */
export async function compose({
  config,
  clock,
  log,
  rehearsal,
  flow = ucware45to5,
}: Surroundings): Promise<Application> {
  const { inventory } = config;
  const store = await openStore({
    folder: config.stateFolder,
    reduce: reduceState,
    now: () => clock.now(),
    report: ({ kind, file, found }) => log.warn(kind, { file, found }),
  });
  const executors = createExecutors({ clock });
  const runner = createRunner({
    inventory,
    flow,
    store,
    executor: executors,
    clock,
    log,
    rehearsal,
  });
  const deliveries = await store.edge('slack', (raw) => Deliveries.parse(raw), NO_DELIVERIES);
  const bot = createBot({ runner, inventory, slack: config.slack, clock, log, deliveries });
  const requests = watchRequests({
    folder: config.requestsFolder,
    people: inventory.people,
    handle: (request, requester) => runner.handle(request, requester),
    log,
    allowActAs: rehearsal,
  });
  return {
    async start() {
      await runner.start();
      await requests.start();
      await bot.start();
    },
    async stop() {
      await requests.stop();
      await runner.stop();
      await bot.stop();
      executors.close();
      await store.close();
    },
  };
}
