import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../src/clock.ts';
import type { Server } from '../../src/config/server.ts';
import { next } from '../../src/flows/run/next.ts';
import { ucware45to5 } from '../../src/flows/ucware-4.5-to-5/flow.ts';
import { createLog } from '../../src/log.ts';
import { Secret } from '../../src/redact.ts';
import type { PracticeServer } from '../../src/rehearsal/server/practice-server.ts';
import { startPracticeServer } from '../../src/rehearsal/server/start-practice-server.ts';
import { exportAudit } from '../../src/store/audit.ts';
import type { JournalRecord } from '../../src/store/types.ts';
import { createFakeSlack, type FakeSlack } from '../bot/support/slack.ts';
import { aServer } from '../support/server.ts';
import { type Hooks, type MortalBot, startMortalBot } from './mortal-bot.ts';
import { createJumpingClock, createMatrixClock, type JumpingClock } from './time.ts';

const PASSWORD = 'matrix-practice-4711';
/** How long a supervisor takes to start a bot that died, ms of the simulated clock. */
const RESTART_MS = 2_000;

/** One upgrade of one practice server by a bot that may die. */
export interface World {
  readonly pbx: PracticeServer;
  readonly slack: FakeSlack;
  /** The time outside; the bot's own may be set. */
  readonly outside: Clock;
  readonly clock: JumpingClock;
  readonly log: readonly string[];
  readonly deaths: number;
  bot(): MortalBot;
  /** The step the run is at. */
  step(): string | undefined;
  /** What the bot noted about Slack, as it stands on disk. */
  deliveries(): unknown;
  journal(): Promise<readonly JournalRecord[]>;
  close(): Promise<void>;
}

export async function openWorld(hooks: (world: World) => Hooks): Promise<World> {
  const outside = createMatrixClock();
  const clock = createJumpingClock(outside);
  const stateFolder = await mkdtemp(join(tmpdir(), 'ucware-matrix-'));
  const pbx = await startPracticeServer({ clock: outside, password: PASSWORD });
  const slack = createFakeSlack(() => clock.now().getTime());
  slack.mayLook = true;
  const server = serverOf(pbx);
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line), { level: 'warn' });
  let deaths = 0;
  let closing = false;
  let bot: MortalBot;

  async function start(): Promise<void> {
    bot = await startMortalBot({
      server,
      stateFolder,
      clock,
      wire: slack,
      log,
      hooks: hooks(world),
    });
    void bot.death.then(async () => {
      deaths += 1;
      await outside.sleep(RESTART_MS);
      if (!closing) await start();
    });
  }

  const world: World = {
    pbx,
    slack,
    outside,
    clock,
    log: lines,
    get deaths() {
      return deaths;
    },
    bot: () => bot,
    step() {
      const run = bot?.runner.view(server.name)?.run;
      if (!run) return undefined;
      const decision = next(ucware45to5, run, server, clock.now().toISOString());
      return 'step' in decision ? decision.step.id : undefined;
    },
    deliveries: () => JSON.parse(readFileSync(join(stateFolder, 'edges', 'slack.json'), 'utf8')),
    async journal() {
      const records: JournalRecord[] = [];
      for await (const record of exportAudit(stateFolder, server.name)) records.push(record);
      return records;
    },
    async close() {
      closing = true;
      if (!bot.dead) await bot.stop();
      await pbx.close();
      await rm(stateFolder, { recursive: true, force: true });
    },
  };
  await start();
  return world;
}

export const PBX = 'pbx';

function serverOf(pbx: PracticeServer): Server {
  const secret = async () => new Secret(PASSWORD);
  return aServer({
    name: PBX,
    addresses: [pbx.addresses.ngn, pbx.addresses.voip],
    port: pbx.port,
    sshUser: pbx.user,
    webUrl: pbx.webUrl,
    hostKey: undefined,
    login: { key: undefined, passphrase: undefined, agent: undefined, password: secret },
    sudoPassword: secret,
    operators: ['U0STARTER'],
    approvers: ['U0APPROVER'],
  });
}
