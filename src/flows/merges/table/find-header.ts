import { plainWord } from './plain-word.ts';
import type { TableLine } from './split-lines.ts';
import type { ColumnSpec } from './table-spec.ts';

/** Where the columns of a table are. */
export interface Header<Id extends string> {
  readonly line: number;
  readonly labels: readonly string[];
  /** Position of each column found. */
  readonly at: ReadonlyMap<Id, number>;
  readonly missing: readonly ColumnSpec<Id>[];
}

/** Above the header may stand a title, a date, an empty line; further down it is not looked for. */
const SEARCHED_LINES = 15;

/** The line with the most known column names among the first ones; null when none has any. */
export function findHeader<Id extends string>(
  lines: readonly TableLine[],
  columns: readonly ColumnSpec<Id>[],
): Header<Id> | null {
  let best: Header<Id> | null = null;
  for (const line of lines.slice(0, SEARCHED_LINES)) {
    const header = readHeader(line, columns);
    if (header.at.size > 0 && (best === null || better(header, best))) best = header;
  }
  return best;
}

/** Fewer required columns missing, then more columns known; the earlier of equals. */
export function better<Id extends string>(one: Header<Id>, other: Header<Id>): boolean {
  if (one.missing.length !== other.missing.length) return one.missing.length < other.missing.length;
  return one.at.size > other.at.size;
}

function readHeader<Id extends string>(
  { line, cells }: TableLine,
  columns: readonly ColumnSpec<Id>[],
): Header<Id> {
  const words = cells.map(plainWord);
  const at = new Map<Id, number>();
  const taken = new Set<number>();
  for (const { id, names } of columns) {
    const name = names.find((one) => words.some((word, nth) => word === one && !taken.has(nth)));
    if (name === undefined) continue;
    const position = words.findIndex((word, nth) => word === name && !taken.has(nth));
    taken.add(position);
    at.set(id, position);
  }
  const missing = columns.filter(({ id, required }) => required && !at.has(id));
  return { line, labels: cells, at, missing };
}
