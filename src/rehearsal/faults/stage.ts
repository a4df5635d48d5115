import type { Clock } from '../../clock.ts';
import type { Hypervisor } from '../server/hypervisor.ts';
import type { PracticeMachine } from '../server/practice-machine.ts';
import type { Weather } from '../slack/weather.ts';

/** What a fault of the server and its network needs. */
export interface ServerStage {
  readonly clock: Clock;
  readonly machine: PracticeMachine;
}

/** Everything a fault can lay hands on. */
export interface Stage extends ServerStage {
  readonly weather: Pick<Weather, 'fault' | 'setDown'>;
  readonly hypervisor: Hypervisor;
  /** Ends the bot's process at once, as `kill -9` does; its supervisor starts it again. */
  killBot(): void;
}
