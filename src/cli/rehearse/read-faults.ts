import { ucware45to5 } from '../../flows/ucware-4.5-to-5/flow.ts';
import type { PlannedFault } from '../../rehearsal/faults/fault-board.ts';
import { UsageError } from '../command.ts';
import { unknownWord } from './unknown-word.ts';

/** apt's own words for a moment, beside the names of the steps. */
const WORDS: Readonly<Record<string, string>> = {
  'full-upgrade': 'install-',
  download: 'fetch-',
  reboot: 'reboot-',
};

/** A fault's name and the step it strikes at when nobody names one; null: before the bot has looked at the server. */
export interface KnownFault {
  readonly id: string;
  readonly moment: string | null;
}

/** Reads `--fault <name>[@<step>]`. Unknown names are refused with the nearest ones and the whole list. */
export function readFaults(
  words: readonly string[],
  known: readonly KnownFault[],
): readonly PlannedFault[] {
  const steps = ucware45to5.steps.map((step) => step.id);
  return words.map((word) => {
    const [id = '', at] = word.split('@');
    const fault = known.find((one) => one.id === id);
    const ids = known.map((one) => one.id);
    if (!fault) throw new UsageError(unknownWord('fault', id, ids));
    if (at === undefined) return { id, moment: fault.moment };
    const moment = WORDS[at] ?? at;
    if (moment === '' || !steps.some((step) => step.startsWith(moment)))
      throw new UsageError(unknownWord('step', at, [...Object.keys(WORDS), ...steps]));
    return { id, moment };
  });
}
