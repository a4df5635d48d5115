import { isFooter } from './pages.ts';
import { plainWord } from './plain-word.ts';
import { cleanCell, type TableLine } from './split-lines.ts';
import type { ColumnSpec } from './table-spec.ts';

/** Columns of overviews that hold buttons: their cells may or may not leave a line when they are copied. */
const BUTTONS = new Set(['imitieren', 'imitate', 'impersonate', 'aktionen', 'actions']);

/**
 * A table copied from a web page that puts every cell on a line of its own: the headers one under the other, then the cells.
 * Where empty cells have left no line, the cells cannot be told apart any more; every row must therefore fit its columns. Null if not.
 */
export function splitStacked<Id extends string>(
  text: string,
  columns: readonly ColumnSpec<Id>[],
): TableLine[] | null {
  const rows = text.split('\n').map((row, at) => ({ line: at + 1, cell: cleanCell(row) }));
  const known = new Map(columns.flatMap(({ names, id }) => names.map((name) => [name, id])));
  const isHeader = (cell: string): boolean => {
    const word = plainWord(cell);
    return known.has(word) || BUTTONS.has(word);
  };
  const start = rows.findIndex(({ cell }) => isHeader(cell));
  if (start === -1) return null;
  let end = start;
  while (end < rows.length && (isHeader(rows[end]?.cell ?? '') || rows[end]?.cell === '')) end += 1;
  const labels = rows.slice(start, end).flatMap(({ cell }) => (cell === '' ? [] : [cell]));
  const body = withoutFooters(rows.slice(end));
  const filled = body.filter(({ cell }) => cell !== '');
  const widths = [labels, labels.filter((label) => !BUTTONS.has(plainWord(label)))];
  for (const header of widths) {
    for (const cells of [filled, body]) {
      const lines = inRows(header, cells, columns);
      if (lines) return [{ line: start + 1, cells: header }, ...lines];
    }
  }
  return null;
}

/** Without what stands under an overview, `Elemente pro Seite 100 1 - 2 von 2`, whole or in pieces. */
function withoutFooters<T extends { readonly cell: string }>(cells: readonly T[]): T[] {
  let inside = false;
  return cells.filter(({ cell }) => {
    const begins = /^(?:Elemente pro Seite|Items per page)/i.test(cell);
    const ends = isFooter(cell);
    const footer = inside || begins || ends;
    inside = (inside || begins) && !ends;
    return !footer;
  });
}

function inRows<Id extends string>(
  header: readonly string[],
  cells: readonly { readonly line: number; readonly cell: string }[],
  columns: readonly ColumnSpec<Id>[],
): TableLine[] | null {
  const width = header.length;
  if (width < 2 || cells.length === 0 || cells.length % width !== 0) return null;
  const specs = header.map((label) =>
    columns.find(({ names }) => names.includes(plainWord(label))),
  );
  const lines: TableLine[] = [];
  for (let at = 0; at < cells.length; at += width) {
    const row = cells.slice(at, at + width);
    if (!row.every(({ cell }, nth) => specs[nth]?.fits(cell) ?? true)) return null;
    lines.push({ line: row[0]?.line ?? 0, cells: row.map(({ cell }) => cell) });
  }
  return lines;
}
