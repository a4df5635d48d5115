import { createWriteStream, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { stringify } from 'yaml';
import { followRun, readRun, untilRunEnds } from '../../../src/cli/rehearse/follow-run.ts';
import { createAdminClient } from '../../../src/rehearsal/admin-client/admin-client.ts';
import { play } from '../../../src/rehearsal/player/play.ts';
import { withAdminClient } from '../../../src/rehearsal/player/with-admin-client.ts';
import { SMALL_CUSTOMER } from '../../../src/rehearsal/scenarios/small-customer.ts';
import { transcript } from '../../../src/rehearsal/slack/render/transcript.ts';
import { type SlackStandIn, startSlackStandIn } from '../../../src/rehearsal/slack/stand-in.ts';
import {
  createSlackUserClient,
  type SlackUserClient,
} from '../../../src/rehearsal/slack/user-client.ts';
import type { JournalRecord } from '../../../src/store/types.ts';
import { PASSWORD } from '../hands.ts';
import type { Machine } from '../machine/start-machine.ts';
import { type Bot, startBot } from './start-bot.ts';

const CHANNEL = 'C0TELEFON0';
/** Who starts, and who approves: the plan of one needs the other. */
const PEOPLE = ['U0STARTER0', 'U0APPROVE1'] as const;
/** The upgrade takes two to three minutes, with faults more; whoever waits longer is stuck. */
const PATIENCE_MS = 900_000;

export interface Upgrade {
  /** The whole journal, as an auditor reads it from the state folder. */
  readonly records: readonly JournalRecord[];
  /** What went wrong on the way: of the player, of the bot. */
  readonly trouble: string | undefined;
  /** Everything Slack showed, and below it what the bot logged. Kept after the test. */
  readonly transcript: string;
}

/** What goes wrong while an upgrade runs. Called for each new record, in order; what it throws is trouble. */
export type Meanwhile = (
  record: JournalRecord,
  bot: { readonly killAndRestart: () => Promise<void> },
) => Promise<void>;

/** Carries out the whole upgrade through the production bot: Slack is played, the server is real. */
export async function carryOutUpgrade(machine: Machine, meanwhile?: Meanwhile): Promise<Upgrade> {
  const folder = mkdtempSync(join(tmpdir(), `ucware-lab-${machine.name}-`));
  const state = join(folder, 'state');
  mkdirSync(state, { mode: 0o700 });
  const said = createWriteStream(join(folder, 'transcript.txt'));
  const write = (text: string) => said.write(`${text}\n`);
  const slack = await startSlackStandIn();
  const env = environment(folder, machine, slack);
  const log = (line: string) => write(`  bot | ${line}`);
  let bot = startBot(env, log);
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), PATIENCE_MS);
  const written = transcript({ changes: slack.changes, write, signal: over.signal });
  let trouble: string | undefined;
  try {
    let fail = (_: Error): void => {};
    const died = new Promise<never>((_, reject) => {
      fail = reject;
    });
    const mind = (one: Bot): void => {
      void one.ended.then((how) => {
        if (!killed.has(one) && !over.signal.aborted) fail(new Error(`The bot has ended: ${how}.`));
      });
    };
    const killed = new Set<Bot>();
    mind(bot);
    const killAndRestart = async (): Promise<void> => {
      killed.add(bot);
      bot.kill('SIGKILL');
      await bot.ended;
      bot = startBot(env, log);
      mind(bot);
    };
    await Promise.race([slack.socket.connected(1, over.signal), died]);
    const people = PEOPLE.map((id) => createSlackUserClient(slack.url, id));
    const played = play({
      people: withAdminClient(people, createAdminClient(SMALL_CUSTOMER)),
      channel: CHANNEL,
      command: machine.name,
      signal: over.signal,
    });
    const watched = untilRunEnds(state, machine.name, over.signal);
    const struck =
      meanwhile &&
      follow(state, machine.name, over.signal, (record) => meanwhile(record, { killAndRestart }));
    await Promise.race([
      watched,
      played.then(() => watched),
      died,
      struck?.then(() => watched) ?? watched,
    ]);
    if (over.signal.aborted) {
      trouble = `The run has not ended after ${PATIENCE_MS / 60_000} minutes.`;
    } else await untilShown(people[0], (await watched)?.hash.slice(0, 8) ?? '', over.signal);
  } catch (thrown) {
    trouble = thrown instanceof Error ? thrown.message : String(thrown);
  }
  clearTimeout(timer);
  over.abort();
  await written;
  bot.kill('SIGTERM');
  await bot.ended;
  await slack.close();
  await finished(said.end());
  const records = await readRun(state, machine.name);
  return { records, trouble, transcript: join(folder, 'transcript.txt') };
}

/** Calls back for each record as it comes, until the signal aborts. */
async function follow(
  state: string,
  server: string,
  signal: AbortSignal,
  heard: (record: JournalRecord) => Promise<void>,
): Promise<void> {
  for await (const record of followRun(state, server, signal)) await heard(record);
}

/** Everything is in Slack when the last event is: the outbox delivers in order. Each message names its event's short hash. */
async function untilShown(
  reader: SlackUserClient | undefined,
  hash: string,
  signal: AbortSignal,
): Promise<void> {
  for (let after = 0; reader && !signal.aborted; ) {
    after = (await reader.changes(after, signal)).next;
    for (const { ts } of await reader.messages(CHANNEL)) {
      const shown = JSON.stringify(await reader.thread(CHANNEL, ts));
      if (shown.includes(hash)) return;
    }
  }
}

function environment(folder: string, machine: Machine, slack: SlackStandIn): NodeJS.ProcessEnv {
  const password = { env: 'LAB_PASSWORD' };
  const [ngn, voip] = machine.addresses;
  const server = {
    addresses: { ngn, voip },
    ssh: { user: 'ucware', password },
    sudo: { password },
    web: { url: `http://${ngn}` },
    hypervisor: 'manual',
    channel: CHANNEL,
    language: 'de',
    operators: [PEOPLE[0]],
    approvers: ['S0APPROVER', PEOPLE[1]],
  };
  const inventory = join(folder, 'servers.yml');
  writeFileSync(inventory, stringify({ servers: { [machine.name]: server } }), { mode: 0o600 });
  return {
    PATH: process.env['PATH'],
    HOME: folder,
    TMPDIR: tmpdir(),
    SLACK_BOT_TOKEN: slack.workspace.tokens.bot,
    SLACK_APP_TOKEN: slack.workspace.tokens.app,
    SLACK_API_URL: slack.apiUrl,
    UCWARE_CONFIG: inventory,
    UCWARE_STATE: join(folder, 'state'),
    UCWARE_REQUESTS: join(folder, 'requests'),
    UCWARE_LOG: 'info',
    LAB_PASSWORD: PASSWORD,
  };
}
