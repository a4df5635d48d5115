import type { Clock } from '../../clock.ts';
import type { Language } from '../../flows/run/text.ts';
import type { Invocation } from '../command.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import { PRACTICE_PASSWORD, type StandIns, startStandIns } from './stand-ins.ts';
import { PASSWORD_VARIABLE, type PracticePlaces, writeInventory } from './write-inventory.ts';

/** The name of the practice server, and who plays what in the practice workspace. */
export const PRACTICE = {
  server: 'pbx-probe',
  channel: 'C0TELEFON0',
  starter: 'U0STARTER0',
  approver: 'U0APPROVE1',
  group: 'S0APPROVER',
  approvers: ['S0APPROVER', 'U0APPROVE1'],
} as const;

export interface Practice {
  readonly standIns: StandIns;
  readonly bot: BotProcess;
  readonly places: PracticePlaces;
  readonly clock: Clock;
  /** What the bot was started with, for commands beside it. */
  readonly env: NodeJS.ProcessEnv;
  close(): Promise<void>;
}

export interface PracticeParts {
  readonly clock: Clock;
  readonly pace: { readonly speed: number; readonly startedAt: number };
  readonly language: Language;
  readonly invocation: Invocation;
}

/** Starts the stand-ins in this process and the production bot in another one. */
export async function startPractice({
  clock,
  pace,
  language,
  invocation,
}: PracticeParts): Promise<Practice> {
  const standIns = await startStandIns(clock);
  const { slack, pbx } = standIns;
  const places = await writeInventory(
    { ...pbx, name: PRACTICE.server },
    {
      channel: PRACTICE.channel,
      operators: [PRACTICE.starter],
      approvers: PRACTICE.approvers,
      people: { sabine: { slack: PRACTICE.starter }, andreas: { slack: PRACTICE.approver } },
    },
    language,
  );
  const env = {
    ...withoutOurs(invocation.env),
    SLACK_BOT_TOKEN: slack.workspace.tokens.bot,
    SLACK_APP_TOKEN: slack.workspace.tokens.app,
    SLACK_API_URL: slack.apiUrl,
    UCWARE_CONFIG: places.inventory,
    UCWARE_STATE: places.state,
    UCWARE_REQUESTS: places.requests,
    UCWARE_LOG: invocation.env['UCWARE_LOG'] ?? 'warn',
    UCWARE_REHEARSAL: `${pace.speed}@${pace.startedAt}`,
    [PASSWORD_VARIABLE]: PRACTICE_PASSWORD,
  };
  const bot = startBotProcess(env, (line) => invocation.write(`  bot | ${line}`));
  return {
    standIns,
    bot,
    places,
    clock,
    env,
    async close() {
      bot.kill('SIGTERM');
      await bot.ended;
      await standIns.close();
    },
  };
}

/** A real workspace's settings must not leak into the practice. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(SLACK|UCWARE)_/.test(name)));
}
