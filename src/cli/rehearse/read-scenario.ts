import type { RehearsalScenario } from '../../rehearsal/scenarios/scenario.ts';
import { REHEARSAL_SCENARIOS } from '../../rehearsal/scenarios/scenarios.ts';
import { UsageError } from '../command.ts';
import { unknownWord } from './unknown-word.ts';

/** Reads `--scenario <name>`. */
export function readScenario(word: string): RehearsalScenario {
  const found = REHEARSAL_SCENARIOS.find(({ id }) => id === word);
  if (found) return found;
  const names = REHEARSAL_SCENARIOS.map(({ id }) => id);
  throw new UsageError(unknownWord('scenario', word, names));
}
