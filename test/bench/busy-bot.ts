import { createBot } from '../../src/bot/bot.ts';
import { Deliveries, NO_DELIVERIES } from '../../src/bot/outbox/deliveries.ts';
import { createClock } from '../../src/clock.ts';
import { createExecutors } from '../../src/executors/registry.ts';
import { LAYOUT } from '../../src/flows/remote/job-protocol/layout.ts';
import { createLog } from '../../src/log.ts';
import { Secret } from '../../src/redact.ts';
import { createRunner } from '../../src/runner/create-runner.ts';
import { reduceState } from '../../src/runner/reduce-state.ts';
import { openStore } from '../../src/store/open-store.ts';
import { countLogs } from './count-logs.ts';
import { benchInventory, STARTER } from './inventory.ts';
import { TALKING_JOBS } from './steps.ts';

export interface BusyOrders {
  readonly folder: string;
  readonly sshd: { readonly user: string; readonly keyFile: string; readonly fingerprint: string };
  readonly port: number;
  readonly servers: number;
  readonly slack: { readonly bot: string; readonly app: string; readonly apiUrl: string };
}

/** What this process is told: to begin, or to say how much has arrived. */
export type BusyWord = 'go' | 'count';

/** Bytes of logs that have reached the bot so far, and its own clock, ms. */
export interface Arrived {
  readonly bytes: number;
  readonly at: number;
}

/** The whole bot in a process of its own: it connects, says so, and starts an upgrade on every server when told to. */
const orders = JSON.parse(process.argv[2] ?? '') as BusyOrders;
const clock = createClock();
const log = createLog(() => {}, { level: 'error' });
const inventory = benchInventory(orders.sshd, orders.port, orders.servers);
const store = await openStore({ folder: `${orders.folder}/state`, reduce: reduceState });
const layout = { ...LAYOUT, jobs: `${orders.folder}/jobs` };
const { executor, arrived } = countLogs(createExecutors({ clock, layout }));
const runner = createRunner({
  inventory,
  flow: TALKING_JOBS,
  store,
  executor,
  clock,
  log,
  rehearsal: false,
});
const bot = createBot({
  runner,
  inventory,
  slack: {
    botToken: new Secret(orders.slack.bot),
    appToken: new Secret(orders.slack.app),
    apiUrl: orders.slack.apiUrl,
  },
  clock,
  log,
  deliveries: await store.edge('slack', (raw) => Deliveries.parse(raw), NO_DELIVERIES),
});
await runner.start();
await bot.start();

let open = inventory.servers.length;
runner.subscribe({
  record: (_server, { event }) => {
    if (event.type !== 'run-ended') return;
    open -= 1;
    if (open === 0) process.send?.('ended');
  },
});
process.on('message', (message: BusyWord) => {
  if (message === 'count') {
    process.send?.({ bytes: arrived(), at: performance.now() } satisfies Arrived);
    return;
  }
  const starter = { actor: { id: STARTER, via: 'slack' }, groups: [], member: true } as const;
  for (const { name } of inventory.servers) {
    void runner.handle({ do: 'start', server: name }, starter);
  }
});
process.on('disconnect', () => process.exit(0));
process.send?.('connected');
