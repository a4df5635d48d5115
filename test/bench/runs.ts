import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { Deliveries, NO_DELIVERIES } from '../../src/bot/outbox/deliveries.ts';
import { createOutbox } from '../../src/bot/outbox/outbox.ts';
import { createWire } from '../../src/bot/outbox/wire.ts';
import { createClock } from '../../src/clock.ts';
import { createExecutors } from '../../src/executors/registry.ts';
import { createLog } from '../../src/log.ts';
import { createRunner } from '../../src/runner/create-runner.ts';
import { reduceState } from '../../src/runner/reduce-state.ts';
import { openStore } from '../../src/store/open-store.ts';
import { benchInventory, STARTER } from './inventory.ts';
import { startSlackProcess } from './slack-process.ts';
import type { Sshd } from './sshd.ts';
import { SCRIPT, TWENTY_STEPS } from './steps.ts';

/** The bot as it runs anyway: runner, store on disk, SSH, outbox to a local Slack. Only the Bolt app is left out. */
export interface BenchBot {
  /** Twenty steps on each of so many servers at once; ms until the last has ended. */
  upgrade(servers: number): Promise<{ readonly ms: number; readonly cpuMs: number }>;
  close(): Promise<void>;
}

export async function startBenchBot(sshd: Sshd, port: number, servers: number): Promise<BenchBot> {
  const clock = createClock();
  const folder = mkdtempSync(join(tmpdir(), 'ucware-bench-state-'));
  const inventory = benchInventory(sshd, port, servers);
  const slack = await startSlackProcess();
  const log = createLog(() => {}, { level: 'error' });
  const store = await openStore({ folder, reduce: reduceState, now: () => clock.now() });
  const executors = createExecutors({ clock });
  const runner = createRunner({
    inventory,
    flow: TWENTY_STEPS,
    store,
    executor: executors,
    clock,
    log,
    rehearsal: false,
  });
  const outbox = createOutbox({
    runner,
    inventory,
    wire: createWire(
      new WebClient(slack.token, {
        slackApiUrl: slack.apiUrl,
        retryConfig: { retries: 0 },
      }),
      async () => undefined,
    ),
    clock,
    log,
    deliveries: await store.edge('slack', (raw) => Deliveries.parse(raw), NO_DELIVERIES),
    onChange: () => {},
  });
  await runner.start();
  outbox.start();
  const starter = { actor: { id: STARTER, via: 'slack' }, groups: [], member: true } as const;
  return {
    async upgrade(count) {
      const names = inventory.servers.slice(0, count).map(({ name }) => name);
      const open = new Set(names);
      const over = new Promise<void>((resolve) => {
        const unsubscribe = runner.subscribe({
          record: (server, { event }) => {
            if (event.type === 'run-ended') open.delete(server);
            if (open.size > 0) return;
            unsubscribe();
            resolve();
          },
        });
      });
      const cpu = process.cpuUsage();
      const begun = performance.now();
      await Promise.all(names.map((server) => runner.handle({ do: 'start', server }, starter)));
      await over;
      const { user, system } = process.cpuUsage(cpu);
      const ms = performance.now() - begun;
      // Each measured upgrade connects anew, as the script beside it does.
      executors.close();
      return { ms, cpuMs: (user + system) / 1000 };
    },
    async close() {
      await runner.stop();
      await outbox.stop();
      executors.close();
      await store.close();
      await slack.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** `ssh host 'bash -s' < script`, so many at once: wall time and the processor time of the ssh processes. */
export async function sshScripts(
  sshd: Sshd,
  port: number,
  count: number,
): Promise<{ readonly ms: number; readonly cpuMs: number }> {
  const target = sshd.sshArguments.map((word) =>
    word === String(sshd.port) ? String(port) : word,
  );
  const line = target.map((word) => `'${word}'`).join(' ');
  const script = `for i in $(seq ${count}); do ssh ${line} 'bash -s' <<'END' >/dev/null &\n${SCRIPT}END\ndone; wait; times >&2`;
  const begun = performance.now();
  const child = spawn('bash', ['-c', script], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  const ms = performance.now() - begun;
  const [, children = ''] = said.trim().split('\n').slice(-2);
  const spent = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => Number(minutes) * 60_000 + Number(seconds) * 1000,
  );
  if (code !== 0 || spent.length !== 2) throw new Error(`ssh: ${said}`);
  return { ms, cpuMs: (spent[0] ?? 0) + (spent[1] ?? 0) };
}
