import { createWriteStream, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { stringify } from 'yaml';

import { watchRun } from '../../../src/cli/rehearse/watch-run.ts';
import { play } from '../../../src/rehearsal/player/play.ts';
import { transcript } from '../../../src/rehearsal/slack/render/transcript.ts';
import { type SlackStandIn, startSlackStandIn } from '../../../src/rehearsal/slack/stand-in.ts';
import {
  createSlackUserClient,
  type SlackUserClient,
} from '../../../src/rehearsal/slack/user-client.ts';
import type { JournalRecord } from '../../../src/store/types.ts';
import { PASSWORD } from '../hands.ts';
import type { Machine } from '../machine/start-machine.ts';
import { startBot } from './start-bot.ts';

const CHANNEL = 'C0TELEFON0';
/** Who starts, and who approves: the plan of one needs the other. */
const PEOPLE = ['U0STARTER0', 'U0APPROVE1'] as const;
/** The upgrade takes two to three minutes; whoever waits longer is stuck. */
const PATIENCE_MS = 600_000;

export interface Upgrade {
  /** The whole journal, as an auditor reads it from the state folder. */
  readonly records: readonly JournalRecord[];
  /** What went wrong on the way: of the player, of the bot. */
  readonly trouble: string | undefined;
  /** Everything Slack showed, and below it what the bot logged. Kept after the test. */
  readonly transcript: string;
}

/** Carries out the whole upgrade through the production bot: Slack is played, the server is real. */
export async function carryOutUpgrade(machine: Machine): Promise<Upgrade> {
  const folder = mkdtempSync(join(tmpdir(), `ucware-lab-${machine.name}-`));
  const state = join(folder, 'state');
  mkdirSync(state, { mode: 0o700 });
  const said = createWriteStream(join(folder, 'transcript.txt'));
  const write = (text: string) => said.write(`${text}\n`);
  const slack = await startSlackStandIn();
  const bot = startBot(environment(folder, machine, slack), (line) => write(`  bot | ${line}`));
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), PATIENCE_MS);
  const written = transcript({ changes: slack.changes, write, signal: over.signal });
  let trouble: string | undefined;
  try {
    const died = bot.ended.then((code) => {
      if (!over.signal.aborted) throw new Error(`The bot has ended: ${code}.`);
    });
    await Promise.race([slack.socket.connected(1, over.signal), died]);
    const people = PEOPLE.map((id) => createSlackUserClient(slack.url, id));
    const played = play({ people, channel: CHANNEL, command: machine.name, signal: over.signal });
    const watched = watchRun(state, machine.name, over.signal);
    await Promise.race([watched, played.then(() => watched), died.then(() => watched)]);
    if (over.signal.aborted) {
      trouble = `The run has not ended after ${PATIENCE_MS / 60_000} minutes.`;
    } else await untilShown(people[0], (await watched).at(-1)?.hash.slice(0, 8) ?? '', over.signal);
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
  const records = await watchRun(state, machine.name, AbortSignal.abort());
  return { records, trouble, transcript: join(folder, 'transcript.txt') };
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
