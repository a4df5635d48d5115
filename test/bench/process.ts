import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type SlackStandIn, startSlackStandIn } from '../../src/rehearsal/slack/stand-in.ts';
import { type Bench, pairs, percentile, type Row, ratioRow } from './bench.ts';
import { CHANNEL } from './inventory.ts';
import { latencies, PER_SECOND } from './latencies.ts';

const OURS = ['dist/cli.js', 'start'];
const BARE = ['test/bench/bare-bolt.mjs'];
const SECONDS = 6;

/** The process as a whole: how soon it is there, what it takes when nothing happens, how soon it answers. */
export const program: Bench = {
  id: 'process',
  title: 'Process',
  whyNot: () => (existsSync('dist/cli.js') ? undefined : 'run `npm run build` first'),
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'ucware-bench-process-'));
    const slack = await startSlackStandIn({ rateScale: 0 });
    const env = environment(folder, slack);
    const rss: number[] = [];
    const acks: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
    async function start(args: readonly string[], into: number[]): Promise<number> {
      const before = slack.socket.connections();
      const begun = performance.now();
      const child = spawn(process.execPath, [...args], { env, stdio: 'ignore' });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await slack.socket.connected(before + 1, AbortSignal.timeout(30_000));
      const ms = performance.now() - begun;
      await pause(2_000);
      rss.push(residentOf(child.pid ?? 0));
      into.push(percentile(await latencies(slack.url, SECONDS), 0.99));
      child.kill('SIGTERM');
      await ended;
      return ms;
    }
    const ratios = await pairs(
      5,
      () => start(OURS, acks.ours),
      () => start(BARE, acks.bare),
    );
    const rows: Row[] = [
      ratioRow({ what: 'start to connected', against: 'a bare Bolt app' }, 1.3, ratios),
      ratioRow({ what: 'resident size when idle', against: 'a bare Bolt app' }, 1.15, turns(rss)),
      ratioRow(
        {
          what: `ack latency p99 at ${PER_SECOND} interactions/s, idle`,
          against: 'a bare Bolt app in the same run',
        },
        2,
        acks.ours.map((ours, at) => ours / (acks.bare[at] ?? Number.NaN)),
      ),
    ];
    await slack.close();
    rmSync(folder, { recursive: true, force: true });
    return rows;
  },
};

/** Ours and theirs take turns to be first; see `pairs`. */
function turns(values: readonly number[]): number[] {
  const ratios: number[] = [];
  for (let round = 0; round * 2 + 1 < values.length; round += 1) {
    const [first = Number.NaN, second = Number.NaN] = values.slice(round * 2);
    ratios.push(round % 2 === 0 ? first / second : second / first);
  }
  return ratios;
}

function residentOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

function environment(folder: string, slack: SlackStandIn): NodeJS.ProcessEnv {
  const inventory = join(folder, 'servers.yml');
  mkdirSync(join(folder, 'state'), { mode: 0o700 });
  writeFileSync(
    inventory,
    [
      'servers:',
      '  pbx-kiel:',
      '    addresses: {ngn: 127.0.0.1, voip: 127.0.0.2}',
      '    ssh: {user: ucware, password: {env: BENCH_PASSWORD}}',
      '    sudo: {password: {env: BENCH_PASSWORD}}',
      `    channel: ${CHANNEL}`,
      '    language: en',
      '    operators: [U0STARTER0]',
      '    approvers: [U0APPROVE1]',
      '',
    ].join('\n'),
    { mode: 0o600 },
  );
  return {
    PATH: process.env['PATH'],
    SLACK_BOT_TOKEN: slack.workspace.tokens.bot,
    SLACK_APP_TOKEN: slack.workspace.tokens.app,
    SLACK_API_URL: slack.apiUrl,
    UCWARE_CONFIG: inventory,
    UCWARE_STATE: join(folder, 'state'),
    UCWARE_REQUESTS: join(folder, 'requests'),
    UCWARE_LOG: 'error',
    BENCH_PASSWORD: 'bench-only',
  };
}
