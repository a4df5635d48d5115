import type { Clock } from '../../clock.ts';
import type { Language } from '../../flows/run/text.ts';
import type { Control } from '../../rehearsal/control/control.ts';
import { createControl } from '../../rehearsal/control/create-control.ts';
import {
  createFaultBoard,
  type FaultBoard,
  type PlannedFault,
} from '../../rehearsal/faults/fault-board.ts';
import type { RehearsalScenario } from '../../rehearsal/scenarios/scenario.ts';
import { createHypervisor } from '../../rehearsal/server/hypervisor.ts';
import type { Invocation } from '../command.ts';
import { startBotProcess } from './bot-process.ts';
import { direct } from './direct.ts';
import { type KeptBot, keepBot } from './keep-bot.ts';
import { PRACTICE_PASSWORD, type StandIns, startStandIns } from './stand-ins.ts';
import { PASSWORD_VARIABLE, type PracticePlaces, writeInventory } from './write-inventory.ts';
import { reportText } from './write-report.ts';

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
  readonly bot: KeptBot;
  readonly board: FaultBoard;
  readonly control: Control;
  readonly scenario: RehearsalScenario;
  /** The server's name in the inventory. */
  readonly server: string;
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
  readonly scenario: RehearsalScenario;
  /** Beside what goes wrong in the scenario anyway. */
  readonly faults: readonly PlannedFault[];
  readonly invocation: Invocation;
}

/** Starts the stand-ins in this process and the production bot in another one. */
export async function startPractice(parts: PracticeParts): Promise<Practice> {
  const { clock, pace, language, scenario, invocation } = parts;
  const standIns = await startStandIns(clock, scenario);
  const { slack, pbx } = standIns;
  const { machine } = pbx;
  const hypervisor = createHypervisor(machine);
  const board = createFaultBoard({
    clock,
    machine,
    weather: slack.weather,
    hypervisor,
    killBot: () => bot.kill(),
  });
  for (const fault of [...scenario.faults, ...parts.faults]) await board.plan(fault);
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
  const bot = keepBot(() => startBotProcess(env, (line) => invocation.write(`  bot | ${line}`)));
  const over = new AbortController();
  const directing = direct({ board, hypervisor }, places.state, PRACTICE.server, over.signal);
  const practice = { standIns, bot, board, scenario, server: PRACTICE.server, places, clock, env };
  return {
    ...practice,
    control: createControl({
      clock,
      speed: pace.speed,
      scenario: { id: scenario.id, title: scenario.title },
      server: PRACTICE.server,
      machine,
      slack,
      board,
      botRuns: () => bot.running(),
      report: (wanted) => reportText(practice, wanted),
    }),
    async close() {
      over.abort();
      await directing;
      await bot.stop();
      await standIns.close();
    },
  };
}

/** A real workspace's settings must not leak into the practice. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(SLACK|UCWARE)_/.test(name)));
}
