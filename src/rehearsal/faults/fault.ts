import type { FaultInfo, Say } from '../control/control.ts';
import type { Stage } from './stage.ts';

/** Takes a fault back. May be called when there is nothing to take back any more. */
export type Undo = () => void | Promise<void>;

/** Something that can be made to go wrong, on what it needs of the stage. */
export interface Fault<On = Stage> {
  /** The word of `rehearse --fault <id>`. */
  readonly id: string;
  readonly group: FaultInfo['group'];
  readonly title: Say;
  /** What happens, and what the bot should make of it. */
  readonly explain: Say;
  /** The step it strikes when nobody names another; null: before the bot has looked at the server. */
  readonly moment: string | null;
  /** A blow that is struck once, or a state that stays until it is taken back. */
  readonly kind: FaultInfo['kind'];
  /** It ends by itself after this time of the practice, ms. */
  readonly lastsMs?: number;
  /** People who go and look can put it right; anything else they have to wait for. */
  readonly mendable?: boolean;
  /** Strikes. What it returns takes it back; nothing for a blow that cannot be taken back. */
  strike(on: On): Promise<Undo | undefined> | Undo | undefined;
}
