import type { RunEvent } from './event.ts';
import type { RunState } from './run.ts';

type StateKind = RunState['kind'];

/**
 * In which states an event may happen. Anything else is a mistake of the program or a damaged record and stops the bot
 * with an error naming both; nothing is guessed.
 */
export const TRANSITIONS = {
  'run-started': [],
  'step-started': ['working'],
  'step-passed': ['working', 'waiting'],
  'step-skipped': ['working', 'waiting'],
  asked: ['working', 'waiting'],
  answered: ['waiting'],
  entered: ['waiting'],
  'abort-requested': ['working', 'waiting'],
  'undo-ended': ['working', 'waiting'],
  'looks-again': ['working', 'waiting'],
  'rolled-back': ['working', 'waiting'],
  observed: ['working', 'waiting'],
  'run-ended': ['working', 'waiting'],
} as const satisfies Record<RunEvent['type'], readonly StateKind[]>;

export function isAllowed(event: RunEvent['type'], state: StateKind): boolean {
  return (TRANSITIONS[event] as readonly StateKind[]).includes(state);
}
