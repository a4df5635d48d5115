import type { RawTable } from './import-table.ts';
import { fewerThanAnnounced } from './import-texts.ts';
import type { Imported, ImportProblem } from './imported.ts';

/** What a reader of rows makes of a table. */
interface Read<Row> {
  readonly rows: readonly Row[];
  readonly problems: readonly ImportProblem[];
  readonly numbersOf?: (row: Row) => readonly string[];
}

/** The whole table or nothing of it, counted; a warning where the overview itself names more entries than were read. */
export function finishImport<Id extends string, Row>(
  { understood, announced }: RawTable<Id>,
  { rows, problems, numbersOf }: Read<Row>,
): Imported<Row> {
  const usable = problems.every(({ severity }) => severity !== 'error');
  if (!usable) return { usable, rows: [], problems, understood };
  const short = announced !== undefined && announced.all > rows.length;
  return {
    usable,
    rows,
    problems: short ? [...problems, fewerThanAnnounced(announced, rows.length)] : problems,
    understood,
    ...(numbersOf ? { numbers: new Set(rows.flatMap(numbersOf)).size } : {}),
  };
}
