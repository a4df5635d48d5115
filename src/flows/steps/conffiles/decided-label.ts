import type { FileDecision } from '../../merges/conffiles/decision.ts';
import type { Text } from '../../run/text.ts';
import { type FileKind, labelOf } from './kinds.ts';

/** A decision, or what came of it: either knows the sides. */
interface Decided {
  readonly choice: FileDecision['choice'];
  readonly sides?: readonly unknown[] | undefined;
}

/** What was decided about a file, in the words of the button that did it: sides and edits are not the merge that was offered. */
export function decidedLabel({ choice, sides = [] }: Decided, kind: FileKind): Text {
  return choice === 'merge' && sides.length > 0 ? BY_HUNK : labelOf(choice, kind);
}

const BY_HUNK: Text = { de: 'Stelle für Stelle entschieden', en: 'Decided hunk by hunk' };
