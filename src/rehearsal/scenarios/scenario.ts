import type { Say } from '../control/control.ts';
import type { PlannedFault } from '../faults/fault-board.ts';
import type { Likeness } from '../server/scenarios/likeness.ts';
import type { ScenarioName } from '../server/scenarios/names.ts';
import type { Customer } from './customer.ts';

/** A server and its people to practise with. */
export interface RehearsalScenario {
  /** The word of `rehearse --scenario <id>`. */
  readonly id: string;
  readonly title: Say;
  /** What is special about it. */
  readonly explain: Say;
  readonly server: ScenarioName;
  /** The real server it resembles. */
  readonly likeness?: Likeness;
  readonly customer: Customer;
  /** What goes wrong in it without being asked for. */
  readonly faults: readonly PlannedFault[];
}
