import type { Step } from '../../../run/step.ts';
import { nameCriticalForwards } from './critical.ts';
import { reactivateForwards } from './list.ts';
import { announceForwards } from './notice.ts';

/** All forwarding profiles are inactive after the update: the critical ones first, then everybody is reminded. */
export const forwardSteps: readonly Step[] = [
  nameCriticalForwards,
  announceForwards,
  reactivateForwards,
];
