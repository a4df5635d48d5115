import type { Text } from '../../run/text.ts';

/** A column people may hand in. */
export interface ColumnSpec<Id extends string> {
  readonly id: Id;
  /** As the Admin client prints it. */
  readonly label: string;
  /** Names of headers, as `plainWord` leaves them; the first ones win when several columns fit. */
  readonly names: readonly string[];
  readonly required: boolean;
  /** Whether a cell can stand in this column; only asked where a table does not say itself where its columns are. */
  readonly fits: (cell: string) => boolean;
}

/**
 * What a header says about a column no name has found: `sure` and `likely` ones hold the same as a named column, `unknown` ones may,
 * `other` ones hold something alike, `never` ones something else.
 */
export type HeaderRating = 'sure' | 'likely' | 'unknown' | 'other' | 'never';

/** Columns a table may have any number of, all with the same kind of thing. */
interface FurtherColumns<Id extends string> {
  /** The named column they are like. */
  readonly like: Id;
  /** The column their cells are added to, one a line; undefined where people can only be told of them. */
  readonly into: Id | undefined;
  readonly rate: (label: string) => HeaderRating;
  /** What a cell holds beside what was `read` in the column they are like: more of it, the same, or something else. */
  readonly compare: (cell: string, rating: HeaderRating, read: string) => 'more' | 'same' | 'else';
  /** What to say of columns that were left out. */
  readonly left: (labels: Text) => Text;
}

/** What a table is expected to look like. */
export interface TableSpec<Id extends string> {
  /** e.g. “user overview”. */
  readonly title: Text;
  /** Where in the Admin client it comes from. */
  readonly place: string;
  readonly columns: readonly ColumnSpec<Id>[];
  readonly further?: FurtherColumns<Id>;
}

/** A row with its cells by column; columns the table does not have are empty. */
export interface TableRow<Id extends string> {
  readonly line: number;
  readonly cells: Readonly<Record<Id, string>>;
}
