import type { Text } from '../../run/text.ts';
import { type Split, splitAligned, splitFramed, splitSeparated } from './split-lines.ts';

/** A way in which rows and columns can be written down. */
export interface Layout {
  /** What parts the columns; undefined for tabs, which nobody sees and a workbook has none of. */
  readonly name: Text | undefined;
  readonly split: (text: string) => Split;
}

const SEPARATORS = [
  { char: '\t', name: undefined },
  { char: ';', name: { de: 'Semikolons', en: 'semicolons' } },
  { char: ',', name: { de: 'Kommas', en: 'commas' } },
] as const;

function separated(mark: '"' | "'"): Layout[] {
  return SEPARATORS.map(({ char, name }) => ({
    name,
    split: (text) => splitSeparated(text, char, mark),
  }));
}

const OTHERS: readonly Layout[] = [
  { name: { de: 'Rahmen aus |', en: 'frames of |' }, split: splitFramed },
  {
    name: { de: 'senkrechte Striche', en: 'bars' },
    split: (text) => splitSeparated(text, '|', '"'),
  },
  { name: { de: 'Leerzeichen', en: 'spaces' }, split: splitAligned },
];

/** A line of nothing but cells in single quotation marks, which are marks then and not the apostrophe of a spreadsheet. */
const SINGLE_MARKS = /^ *'[^'\n]*'(?: *[\t;,] *'[^'\n]*')+ *$/m;

/** What to try with a table that begins like this; of equals the first is believed. */
export function layoutsFor(head: string): readonly Layout[] {
  const single = SINGLE_MARKS.test(head) ? separated("'") : [];
  return [...single, ...separated('"'), ...OTHERS];
}
