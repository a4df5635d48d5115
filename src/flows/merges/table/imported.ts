import type { Text } from '../../run/text.ts';

/** Something about an imported table that people should know: what was found, where, and what to do. */
export interface ImportProblem {
  /** Line of the file, or row of the sheet, counted from 1; null when it is about the table as a whole. */
  readonly line: number | null;
  /** An `error` keeps the table from being used; a `warning` rides along. */
  readonly severity: 'error' | 'warning';
  readonly text: Text;
}

/** What became of a table somebody handed in. Rows are empty as soon as one problem is an error. */
export interface Imported<Row> {
  readonly usable: boolean;
  readonly rows: readonly Row[];
  readonly problems: readonly ImportProblem[];
  /** How the table was understood: separator, columns and their headers, how many rows. */
  readonly understood: readonly Text[];
  /** How many different numbers its rows have, where they have any. */
  readonly numbers?: number;
}
