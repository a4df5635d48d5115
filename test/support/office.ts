import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nock from 'nock';
import { stringify } from 'yaml';
import { abort } from '../../src/cli/abort.ts';
import { answer } from '../../src/cli/answer.ts';
import { approve } from '../../src/cli/approve.ts';
import type { Command } from '../../src/cli/command.ts';
import { status } from '../../src/cli/status.ts';
import { createClock } from '../../src/clock.ts';
import { type Application, compose } from '../../src/compose.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import type { Flow } from '../../src/flows/run/step.ts';
import { createLog } from '../../src/log.ts';
import type { PracticeServer } from '../../src/rehearsal/server/practice-server.ts';
import type { ScenarioName } from '../../src/rehearsal/server/scenarios/names.ts';
import { startPracticeServer } from '../../src/rehearsal/server/start-practice-server.ts';
import { findElements } from '../../src/rehearsal/slack/blocks/find-elements.ts';
import type { DeliveredMessage } from '../../src/rehearsal/slack/delivered.ts';
import { renderMessage } from '../../src/rehearsal/slack/render/render-message.ts';
import { type SlackStandIn, startSlackStandIn } from '../../src/rehearsal/slack/stand-in.ts';
import type { Deed } from '../../src/rehearsal/slack/user/deed.ts';
import { createSlackUserClient } from '../../src/rehearsal/slack/user-client.ts';
import { exportAudit } from '../../src/store/audit.ts';
import type { JournalRecord } from '../../src/store/types.ts';
import { pressButton } from './press-button.ts';
import { says } from './says.ts';
import { wayTo } from './way-to.ts';

export const CHANNEL = 'C0TELEFON0';
export const [STARTER, APPROVER, OUTSIDER, GUEST] = [
  'U0STARTER0',
  'U0APPROVE1',
  'U0OUTSIDER',
  'U0GUEST000',
] as const;

/** Simulated seconds in a real one. */
const SPEED = 200;
/** Single answers never take longer, real ms; whoever waits in vain reads what was said instead. */
const PATIENCE_MS = 100_000;
export const PASSWORD = 'office-practice-4711';

export interface PbxWish {
  readonly scenario?: ScenarioName;
  /** What differs in the server's entry of the inventory. */
  readonly entry?: Record<string, unknown>;
}

/** The whole product in one process: Slack and servers are played, everything between them is the production bot. */
export interface Office {
  readonly slack: SlackStandIn;
  readonly clock: ReturnType<typeof createClock>;
  readonly stateFolder: string;
  /** The surroundings of a bot in a process of its own. */
  readonly env: Readonly<Record<string, string>>;
  /** What the bot wrote to its own log. */
  readonly log: readonly string[];
  /** Resolves when a line of the log says all of this. */
  logged(...words: readonly string[]): Promise<void>;
  pbx(name: string): PracticeServer;
  startBot(): Promise<void>;
  stopBot(): Promise<void>;
  type(user: string, text: string, channel?: string): Promise<Deed>;
  /** Presses the button with this label on the newest version of the message, and confirms its dialog. */
  press(user: string, message: DeliveredMessage, label: string): Promise<Deed>;
  /** The first message that fits, of those that are there and those that come. */
  seen(fits: (message: DeliveredMessage) => boolean, what: string): Promise<DeliveredMessage>;
  /** The private message to this person that says all of this. */
  told(user: string, ...words: readonly string[]): Promise<string>;
  /** The open question of the card's thread that says all of this, as it is shown. */
  asked(server: string, ...words: readonly string[]): Promise<DeliveredMessage>;
  /** The event numbers the messages of this message's thread carry, in the order in which the thread shows them. */
  transcriptOf(message: DeliveredMessage): Promise<number[]>;
  /** A command of `ucware-upgrade`, in this process. */
  cli(name: 'answer' | 'status' | 'approve' | 'abort', ...args: string[]): Promise<Printed>;
  journal(server: string): Promise<readonly JournalRecord[]>;
  /** All that left the bot, once it is stopped: what Slack got, the log, every file of the state. */
  everything(): Promise<string>;
  close(): Promise<void>;
}

interface Printed {
  readonly code: number;
  readonly text: string;
}

const COMMANDS = { answer, status, approve, abort } as const satisfies Record<string, Command>;

export async function openOffice(
  wishes: Readonly<Record<string, PbxWish>>,
  patienceMs = PATIENCE_MS,
  flow?: Flow,
): Promise<Office> {
  nock.enableNetConnect(/^(127\.\d+\.\d+\.\d+|localhost)(:\d+)?$/);
  const startedAt = Date.now();
  const clock = createClock(SPEED, startedAt);
  const folder = await mkdtemp(join(tmpdir(), 'ucware-office-'));
  const stateFolder = join(folder, 'state');
  const slack = await startSlackStandIn({ clock });
  const servers = new Map<string, PracticeServer>();
  const entries: Record<string, unknown> = {};
  for (const [index, [name, { scenario, entry }]] of Object.entries(wishes).entries()) {
    const pbx = await startPracticeServer({
      clock,
      password: PASSWORD,
      host: `127.0.1.${index + 1}`,
      voipHost: `127.0.2.${index + 1}`,
      ...(scenario ? { scenario } : {}),
    });
    servers.set(name, pbx);
    entries[name] = {
      ...wayTo(pbx),
      channel: CHANNEL,
      language: 'de',
      operators: [STARTER],
      approvers: ['S0APPROVER', APPROVER],
      ...entry,
    };
  }
  const inventory = join(folder, 'servers.yml');
  await writeFile(inventory, stringify({ servers: entries }), { mode: 0o600 });
  const env = {
    SLACK_BOT_TOKEN: slack.workspace.tokens.bot,
    SLACK_APP_TOKEN: slack.workspace.tokens.app,
    SLACK_API_URL: slack.apiUrl,
    UCWARE_CONFIG: inventory,
    UCWARE_STATE: stateFolder,
    UCWARE_REQUESTS: join(folder, 'requests'),
    UCWARE_PRACTICE_PASSWORD: PASSWORD,
    OTHER_PASSWORD: 'not-the-password-0815',
    UCWARE_REHEARSAL: `${SPEED}@${startedAt}`,
  };
  const lines: string[] = [];
  const readers = new Set<() => void>();
  const write = (line: string): void => {
    lines.push(line);
    for (const read of [...readers]) read();
  };
  const log = createLog(write, { level: 'warn' });
  let bot: Application | undefined;

  /** Reads the record as an auditor would; while the bot is just writing the first line there may be nothing. */
  async function journal(server: string): Promise<readonly JournalRecord[]> {
    const records: JournalRecord[] = [];
    try {
      for await (const record of exportAudit(stateFolder, server)) records.push(record);
    } catch {}
    return records;
  }

  async function seen(
    fits: (message: DeliveredMessage, to: string | undefined) => boolean,
    what: string,
  ): Promise<DeliveredMessage> {
    const signal = AbortSignal.timeout(patienceMs);
    const latest = new Map<string, { message: DeliveredMessage; to: string | undefined }>();
    for (let after = 0; ; ) {
      const page = await slack.changes(after, signal);
      for (const change of page.changes) {
        if (change.kind === 'message') {
          latest.set(change.message.ts, { message: change.message, to: change.to });
        }
      }
      const found = [...latest.values()].find((one) => fits(one.message, one.to));
      if (found) return found.message;
      if (signal.aborted) {
        const said = [...latest.values()].map(({ message }) => renderMessage(message));
        throw new Error(`Waiting for ${what}. There was:\n${said.join('\n')}\n${lines.join('\n')}`);
      }
      after = page.next;
    }
  }

  return {
    slack,
    clock,
    stateFolder,
    env,
    log: lines,
    logged: (...words) =>
      new Promise((resolve) => {
        function read(): void {
          if (!lines.some((line) => words.every((word) => line.includes(word)))) return;
          readers.delete(read);
          resolve();
        }
        readers.add(read);
        read();
      }),
    pbx: (name) => servers.get(name) as PracticeServer,
    async startBot() {
      const config = await loadConfig({ env, cwd: folder, root: folder });
      bot = await compose({ config, clock, log, rehearsal: true, ...(flow ? { flow } : {}) });
      await bot.start();
    },
    async stopBot() {
      await bot?.stop();
      bot = undefined;
    },
    type: (user, text, channel = CHANNEL) =>
      createSlackUserClient(slack.url, user).command(channel, `/ucware-upgrade ${text}`),
    press: (user, message, label) =>
      pressButton(createSlackUserClient(slack.url, user), message, label),
    seen,
    async told(user, ...words) {
      const fits = (message: DeliveredMessage, to: string | undefined): boolean =>
        to === user && says(message, words);
      return renderMessage(await seen(fits, `a private word to ${user}: ${words.join(', ')}`));
    },
    asked: (server, ...words) =>
      seen(
        (message) =>
          message.thread_ts !== undefined &&
          findElements(message.blocks).length > 0 &&
          says(message, [server, ...words]),
        `a question about ${server}: ${words.join(', ')}`,
      ),
    async transcriptOf({ channel, thread_ts = '' }) {
      const thread = await createSlackUserClient(slack.url, APPROVER).thread(channel, thread_ts);
      return thread
        .filter(({ ts, ephemeral }) => ts !== thread_ts && !ephemeral)
        .flatMap((message) => {
          const stamp = /#(\d+) · [0-9a-f]{8}/.exec(renderMessage(message))?.[1];
          return stamp === undefined ? [] : [Number(stamp)];
        });
    },
    async cli(name, ...args) {
      const printed: string[] = [];
      const write = (text: string): void => void printed.push(text);
      const code = await COMMANDS[name]({ args, env, language: 'de', write });
      return { code, text: printed.join('\n') };
    },
    journal,
    async everything() {
      const { changes } = await slack.changes(0, AbortSignal.abort());
      const entries = await readdir(stateFolder, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile());
      const texts = files.map((file) => readFile(join(file.parentPath, file.name), 'utf8'));
      return [JSON.stringify(changes), ...lines, ...(await Promise.all(texts))].join('\n');
    },
    async close() {
      await bot?.stop();
      await Promise.all([...servers.values()].map((pbx) => pbx.close()));
      await slack.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
