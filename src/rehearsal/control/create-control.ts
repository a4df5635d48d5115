import type { Clock } from '../../clock.ts';
import { entryText, type FaultBoard } from '../faults/fault-board.ts';
import { FAULTS } from '../faults/faults.ts';
import type { PracticeMachine } from '../server/practice-machine.ts';
import type { SlackStandIn } from '../slack/stand-in.ts';
import type { Weather } from '../slack/weather.ts';
import type { Control, ControlState } from './control.ts';

export interface ControlParts {
  readonly clock: Clock;
  readonly speed: number;
  readonly scenario: ControlState['scenario'];
  /** The server's name in the inventory. */
  readonly server: string;
  readonly machine: PracticeMachine;
  readonly slack: {
    readonly weather: Pick<Weather, 'down'>;
    readonly socket: Pick<SlackStandIn['socket'], 'connections'>;
  };
  readonly board: FaultBoard;
  botRuns(): boolean;
  readonly report: NonNullable<Control['report']>;
}

/** The panel beside the channel: what is behind it, and what can be made to go wrong there. */
export function createControl(parts: ControlParts): Control {
  const { clock, speed, scenario, machine, slack, board } = parts;
  return {
    state: () => ({
      now: clock.now().toISOString(),
      speed,
      scenario,
      bot: parts.botRuns() ? 'running' : 'stopped',
      slack: { down: slack.weather.down, connections: slack.socket.connections() },
      server: {
        name: parts.server,
        state: machine.state(),
        ucware: machine.version('ucware') ?? null,
        bootId: machine.bootId(),
        calls: machine.calls(),
        phones: machine.phones(),
        aptLock: machine.aptLockHolder() ?? null,
        announcements: machine.announcements(),
      },
      faults: board.infos(),
      log: board.entries.map((entry) => ({ at: entry.at, text: entryText(entry) })),
    }),
    async fault(id, on) {
      if (!FAULTS.some((fault) => fault.id === id)) {
        return {
          ok: false,
          message: { de: `Störung „${id}“ gibt es nicht.`, en: `There is no fault “${id}”.` },
        };
      }
      await (on ? board.strike(id) : board.takeBack(id));
      return { ok: true };
    },
    setCalls: (calls) => machine.setCalls(calls),
    report: parts.report,
  };
}
