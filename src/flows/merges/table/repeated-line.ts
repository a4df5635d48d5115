import type { Text } from '../../run/text.ts';
import type { ImportProblem } from './imported.ts';

/** A row of any overview. */
interface Row {
  readonly line: number;
}

/**
 * Something stands in two lines. Pages that were pasted one under the other overlap, so the very same line may stand there twice and
 * counts once; with other values nobody can tell which line is right. `remedy` says what to do then.
 */
export function repeatedLine<R extends Row>(
  what: Text,
  before: R,
  again: R,
  remedy: Text,
): ImportProblem {
  if (sameContent(before, again)) {
    return {
      line: again.line,
      severity: 'warning',
      text: {
        de: `${what.de} steht schon in Zeile ${before.line}, mit denselben Angaben; die Wiederholung zählt nicht.`,
        en: `${what.en} already stands in line ${before.line}, with the same values; the repetition does not count.`,
      },
    };
  }
  return {
    line: again.line,
    severity: 'error',
    text: {
      de: `${what.de} steht schon in Zeile ${before.line}, aber mit anderen Angaben. ${remedy.de}`,
      en: `${what.en} already stands in line ${before.line}, but with other values. ${remedy.en}`,
    },
  };
}

/** Whether two rows say the same, wherever they stand. */
function sameContent(one: Row, other: Row): boolean {
  return JSON.stringify({ ...one, line: 0 }) === JSON.stringify({ ...other, line: 0 });
}
