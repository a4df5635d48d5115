import type { Chosen } from '../../merges/conffiles/forecast.ts';
import { quote, same, type Text } from '../../run/text.ts';
import { asCode } from '../as-code.ts';

const LONGEST_REASON = 200;

/** That a syntax check refuses the text that was decided, and who takes it all the same; empty where none does. */
export function overruled({ check, insisted }: Pick<Chosen, 'check' | 'insisted'>): Text {
  if (!check || check.ok) return same('');
  const tool = asCode(check.tool);
  const refused = {
    de: `; die Syntaxprüfung mit ${tool} *lehnt sie ab*`,
    en: `; the syntax check with ${tool} *refuses it*`,
  };
  if (!insisted) return refused;
  const { by } = insisted;
  // At the end and without quotation marks: what is masked in it reaches to the end of its line.
  const reason = shortReason(insisted.reason);
  return {
    de: `${refused.de}, ${by} besteht darauf. Grund: ${quote(reason)}`,
    en: `${refused.en}, ${by} insists. Reason: ${quote(reason)}`,
  };
}

/** A reason on one line; all of it stands in the record. */
export function shortReason(reason: string): string {
  const line = reason.replaceAll(/\s+/g, ' ').trim();
  return line.length <= LONGEST_REASON ? line : `${line.slice(0, LONGEST_REASON)}…`;
}
