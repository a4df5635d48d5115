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

/** What a table is expected to look like. */
export interface TableSpec<Id extends string> {
  /** e.g. “user overview”. */
  readonly title: Text;
  /** Where in the Admin client it comes from. */
  readonly place: string;
  readonly columns: readonly ColumnSpec<Id>[];
}

/** A row with its cells by column; columns the table does not have are empty. */
export interface TableRow<Id extends string> {
  readonly line: number;
  readonly cells: Readonly<Record<Id, string>>;
}
