import type { Fault as RehearsedFault, Undo } from '../../src/rehearsal/faults/fault.ts';
import { LINE_FAULTS } from '../../src/rehearsal/faults/line.ts';
import { PACKAGE_FAULTS } from '../../src/rehearsal/faults/packages.ts';
import { SERVER_FAULTS as MACHINE_FAULTS } from '../../src/rehearsal/faults/server.ts';
import type { ServerStage } from '../../src/rehearsal/faults/stage.ts';
import { strike } from '../../src/rehearsal/faults/strike.ts';
import { network } from '../bot/support/slack.ts';
import type { World } from './world.ts';

/** What goes wrong, and how people or time mend it. Both may be called again while it lasts. */
export interface Fault {
  readonly id: string;
  readonly title: string;
  readonly strike: (world: World) => Promise<void> | void;
  /** Called when the step has ended, or when people are asked about it. */
  readonly mend: (world: World) => Promise<void> | void;
}

const JUMP_MS = 3 * 3_600_000;

/**
 * A fault of the rehearsal, struck at every step. What ends by itself is left to time; everything else is taken back when
 * people look.
 */
function struck(fault: RehearsedFault<ServerStage>, more?: (on: ServerStage) => void): Fault {
  const undos = new Map<World, Undo>();
  return {
    id: fault.id,
    title: fault.title.en,
    async strike(world) {
      const on = { clock: world.outside, machine: world.pbx.machine };
      const undo = await strike(fault, on);
      if (undo) undos.set(world, undo);
      more?.(on);
    },
    async mend(world) {
      if (fault.lastsMs === undefined) await undos.get(world)?.();
    },
  };
}

/** Here people mend the package server, too, so that it lasts until the bot has asked. */
const { lastsMs: _, ...UNTIL_MENDED } = PACKAGE_FAULTS.repositoryDown;

/** Faults of the server and of the world around it; the bot itself lives. */
export const SERVER_FAULTS: readonly Fault[] = [
  struck(LINE_FAULTS.sshCut),
  struck(LINE_FAULTS.networkGone),
  struck(MACHINE_FAULTS.foreignReboot),
  struck(MACHINE_FAULTS.diskFull),
  struck(UNTIL_MENDED),
  struck(PACKAGE_FAULTS.aptLocked),
  struck(MACHINE_FAULTS.mysqlDown),
  struck(LINE_FAULTS.hostKeyChanged),
  struck(MACHINE_FAULTS.rebootNeverReturns, ({ machine }) => machine.foreignReboot()),
  {
    id: 'clock-jump',
    title: 'Clock jumps 3 h forward and back',
    strike: ({ clock }) => clock.jump(JUMP_MS - clock.offset()),
    mend: ({ clock }) => clock.jump(-clock.offset()),
  },
  {
    id: 'slack-down',
    title: 'Slack down',
    strike: ({ slack }) => {
      let calls = 0;
      // Two of three calls never get there, the third does and its answer is lost.
      slack.trouble = () => {
        calls += 1;
        return calls % 3 === 0
          ? { error: network('ECONNRESET'), after: true }
          : { error: network('ECONNREFUSED') };
      };
    },
    mend: ({ slack }) => {
      slack.trouble = () => undefined;
    },
  },
];
