import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type SlackStandIn, startSlackStandIn } from '../../src/rehearsal/slack/stand-in.ts';
import { type Bench, percentile, type Row } from './bench.ts';
import { busiestMinute } from './busiest-minute.ts';
import type { Arrived, BusyOrders, BusyWord } from './busy-bot.ts';
import { latencies, PER_SECOND } from './latencies.ts';
import { startSshd, whyNoSshd } from './sshd.ts';
import { TALKS_AT } from './steps.ts';

const PORT = 24_623;
const SERVERS = 20;
const SECONDS = 10;
/** Bytes a second all of them write where nothing holds them up. */
const WRITTEN = SERVERS * TALKS_AT;
/** Twenty servers share this machine with the bot; their work must not count as the bot's slowness. */
const SERVERS_NICE = 19;

/** What twenty upgrades with chatty packages do to everybody who presses a button, and to Slack's limits. */
export const busy: Bench = {
  id: 'busy',
  title: 'Twenty upgrades',
  whyNot: whyNoSshd,
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'ucware-bench-busy-'));
    const sshd = await startSshd(PORT, SERVERS_NICE);
    const slack = await startSlackStandIn({ rateScale: 0 });
    const { bot, app } = slack.workspace.tokens;
    const { user, keyFile, fingerprint } = sshd;
    const orders: BusyOrders = {
      folder,
      sshd: { user, keyFile, fingerprint },
      port: PORT,
      servers: SERVERS,
      slack: { bot, app, apiUrl: slack.apiUrl },
    };
    const child = fork(
      fileURLToPath(new URL('busy-bot.ts', import.meta.url)),
      [JSON.stringify(orders)],
      { execArgv: ['--import', 'tsx'] },
    );
    try {
      await told(child, 'connected');
      await latencies(slack.url, 2);
      const idle = percentile(await latencies(slack.url, SECONDS), 0.99);
      const ended = told(child, 'ended');
      tell(child, 'go');
      await posted(slack, SERVERS);
      const before = await arrived(child);
      const loaded = percentile(await latencies(slack.url, SECONDS), 0.99);
      const rate = rateOf(before, await arrived(child));
      await ended;
      const edits = busiestMinute(await editsOf(slack));
      return rows(loaded / idle, rate, edits);
    } finally {
      child.disconnect();
      await slack.close();
      await sshd.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function rows(ratio: number, rate: number, edits: number): readonly Row[] {
  return [
    {
      what: `ack latency p99 at ${PER_SECOND} interactions/s, with ${SERVERS} upgrades that write up to ${WRITTEN / 1e6} MB/s of logs`,
      against: 'our own idle figure in the same run; the servers, on the same machine, yield to it',
      goal: '≤ 10 ×',
      found: `${ratio.toFixed(2)} × (1 pair), while ${(rate / 1e6).toFixed(1)} MB/s of logs arrived`,
      met: ratio <= 10,
    },
    {
      what: `edits in the busiest minute of ${SERVERS} upgrades`,
      against: 'Slack’s 50 a minute',
      goal: '≤ 45',
      found: String(edits),
      met: edits <= 45,
    },
  ];
}

function tell(child: ChildProcess, word: BusyWord): void {
  child.send(word);
}

/** How much has arrived by now. */
function arrived(child: ChildProcess): Promise<Arrived> {
  return new Promise((resolve, reject) => {
    const hear = (message: unknown): void => {
      if (typeof message !== 'object') return;
      child.off('message', hear);
      resolve(message as Arrived);
    };
    child.on('message', hear);
    child.once('exit', () => reject(new Error('The bot ended before it had counted.')));
    tell(child, 'count');
  });
}

/** Bytes a second between two looks: what is written may lie on the servers unread. */
function rateOf(before: Arrived, after: Arrived): number {
  return (after.bytes - before.bytes) / ((after.at - before.at) / 1000);
}

function told(child: ChildProcess, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('message', (message) => message === word && resolve());
    child.once('exit', () => reject(new Error(`The bot ended before it was ${word}.`)));
  });
}

/** Resolves when so many messages stand in the channels. */
async function posted(slack: SlackStandIn, count: number): Promise<void> {
  for (let seen = 0, from = 0; seen < count; ) {
    const { changes, next } = await slack.changes(from, AbortSignal.timeout(60_000));
    if (changes.length === 0) throw new Error('The upgrades did not begin within a minute.');
    seen += changes.filter((one) => one.kind === 'message' && one.what === 'posted').length;
    from = next;
  }
}

async function editsOf(slack: SlackStandIn): Promise<number[]> {
  const { changes } = await slack.changes(0, AbortSignal.timeout(1));
  return changes
    .filter((one) => one.kind === 'message' && one.what === 'edited')
    .map(({ at }) => Date.parse(at));
}
