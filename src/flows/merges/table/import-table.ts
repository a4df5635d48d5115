import { counted } from '../../run/counted.ts';
import { joinTexts, same, type Text } from '../../run/text.ts';
import { better, findHeader, type Header } from './find-header.ts';
import { furtherColumns } from './further-columns.ts';
import {
  columnsAt,
  emptyText,
  endsEarly,
  noHeader,
  noRows,
  onlyAPage,
  onlySomePages,
  shorten,
  tooLong,
  UNCLOSED,
  wrongWidth,
} from './import-texts.ts';
import type { ImportProblem } from './imported.ts';
import { layoutsFor } from './layouts.ts';
import { isFooter, type Pages, pagesOf, sheetsOf } from './pages.ts';
import { type Split, splitBatch, type TableLine } from './split-lines.ts';
import { splitStacked } from './split-stacked.ts';
import type { TableRow, TableSpec } from './table-spec.ts';

/** Where a text comes from: a table in any form, or the rows `mysql --batch` prints. */
export type TableSource = 'table' | 'mysql';

/** A table by column, before anybody has looked at what its cells mean. */
export interface RawTable<Id extends string> {
  readonly rows: readonly TableRow<Id>[];
  readonly problems: readonly ImportProblem[];
  readonly understood: readonly Text[];
  readonly has: (column: Id) => boolean;
  /** What the line under the overview says about how many entries there are, if there is one. */
  readonly announced?: Pages;
}

/** Enough lines to know separator and header by. */
const HEAD_LINES = 40;
/** Nothing in these overviews is longer, not even a list of groups. */
const LONGEST_CELL = 2000;

/** Finds separator, quotation marks and header by themselves: whatever knows most columns is right. */
export function importTable<Id extends string>(
  given: string,
  spec: TableSpec<Id>,
  source: TableSource = 'table',
): RawTable<Id> {
  const text = plainText(given);
  if (text.trim() === '') return refused(null, emptyText(spec, source));
  const pages = pagesOf(text);
  if (pages && pages.shown < pages.all) return refused(pages.line, onlyAPage(pages, spec));
  const sheets = pages ? null : sheetsOf(text);
  if (sheets && sheets.shown < sheets.all) return refused(sheets.line, onlySomePages(sheets, spec));
  const announced = pages ? { announced: pages } : {};
  const found = findLayout(text, spec, source);
  if (found?.header.missing.length === 0) {
    return { ...readRows(found.split(text), found.header, spec, found.name), ...announced };
  }
  const stacked = source === 'table' ? splitStacked(text, spec.columns) : null;
  const header = stacked && findHeader(stacked, spec.columns);
  if (stacked && header?.missing.length === 0) {
    const table = { lines: stacked, unclosed: null };
    return { ...readRows(table, header, spec, STACKED), ...announced };
  }
  return refused(found?.header.line ?? null, noHeader(text, spec, found?.header ?? null));
}

const STACKED: Text = { de: 'eine Zelle je Zeile', en: 'one cell a line' };

/** One kind of line break, no mark at the start, and without Excel's line `sep=;`, whose place stays empty. */
function plainText(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replaceAll(/\r\n?/g, '\n')
    .replace(/^sep=.(?=\n)/i, '');
}

interface Found<Id extends string> {
  readonly name: Text | undefined;
  readonly split: (text: string) => Split;
  readonly header: Header<Id>;
}

function findLayout<Id extends string>(
  text: string,
  spec: TableSpec<Id>,
  source: TableSource,
): Found<Id> | null {
  const head = text.split('\n', HEAD_LINES).join('\n');
  const layouts =
    source === 'mysql' ? [{ name: same('mysql --batch'), split: splitBatch }] : layoutsFor(head);
  let best: Found<Id> | null = null;
  for (const { name, split } of layouts) {
    const header = findHeader(split(head).lines, spec.columns);
    if (header && (best === null || better(header, best.header))) best = { name, split, header };
  }
  return best;
}

function readRows<Id extends string>(
  { lines, unclosed }: Split,
  header: Header<Id>,
  spec: TableSpec<Id>,
  layout: Text | undefined,
): RawTable<Id> {
  const whole: TableLine[] = [];
  const problems: ImportProblem[] = [];
  if (unclosed !== null) problems.push(error(unclosed, UNCLOSED));
  const needed = Math.max(
    ...spec.columns.filter(({ required }) => required).map(({ id }) => header.at.get(id) ?? 0),
  );
  for (const { line, cells } of lines) {
    if (line <= header.line || cells.every((cell) => cell === '')) continue;
    if (cells.every((cell, at) => cell === (header.labels[at] ?? ''))) continue;
    if (isFooter(cells.join(' '))) continue;
    if (cells.some((cell) => cell.length > LONGEST_CELL)) {
      problems.push(error(line, tooLong(cells)));
      continue;
    }
    const extra = cells.slice(header.labels.length).some((cell) => cell !== '');
    // What somebody pastes loses the tabs it ends in on the way, and with them the empty cells of its last line.
    if (layout === undefined && line === lines.at(-1)?.line && cells.length === needed) {
      problems.push({ line, severity: 'warning', text: endsEarly(header.labels[needed] ?? '') });
      whole.push({ line, cells: [...cells, ''] });
      continue;
    }
    if (extra || cells.length <= needed) {
      problems.push(error(line, wrongWidth(cells, header, layout)));
      continue;
    }
    whole.push({ line, cells });
  }
  const { taken, left } = furtherColumns(whole, header, spec);
  const at = positions(header, spec, taken);
  const rows = whole.map(({ line, cells }) => ({ line, cells: byColumn(cells, at, spec) }));
  if (spec.further && left.length > 0) {
    const text = spec.further.left(columnsAt(left, header));
    problems.push({ line: null, severity: 'warning', text });
  }
  if (rows.length === 0 && problems.length === 0) {
    problems.push(error(null, noRows(spec)));
  }
  return {
    rows,
    problems,
    understood: describe(layout, header, at, spec, rows.length),
    has: (column) => header.at.has(column),
  };
}

/** Where the cells of each column stand; those of further columns are read together. */
function positions<Id extends string>(
  { at }: Header<Id>,
  { columns, further }: TableSpec<Id>,
  taken: readonly number[],
): ReadonlyMap<Id, readonly number[]> {
  return new Map(
    columns.map(({ id }) => {
      const own = at.get(id);
      const all = [...(own === undefined ? [] : [own]), ...(further?.into === id ? taken : [])];
      return [id, all.toSorted((one, other) => one - other)];
    }),
  );
}

function byColumn<Id extends string>(
  cells: readonly string[],
  at: ReadonlyMap<Id, readonly number[]>,
  spec: TableSpec<Id>,
): Record<Id, string> {
  const entries = spec.columns.map(({ id }) => {
    const values = (at.get(id) ?? []).map((position) => cells[position] ?? '');
    return [id, values.filter((value) => value !== '').join('\n')];
  });
  return Object.fromEntries(entries) as Record<Id, string>;
}

function describe<Id extends string>(
  layout: Text | undefined,
  header: Header<Id>,
  at: ReadonlyMap<Id, readonly number[]>,
  spec: TableSpec<Id>,
  rows: number,
): Text[] {
  const used = new Set([...at.values()].flat());
  const found = spec.columns.flatMap(({ id, label }) => {
    const own = at.get(id) ?? [];
    if (own.length === 0) return [];
    const shown = columnsAt(own, header);
    return [{ de: `${label} = ${shown.de}`, en: `${label} = ${shown.en}` }];
  });
  const columns = joinTexts(found, ', ');
  const entries = counted(rows, ENTRIES);
  const unused = header.labels.filter((label, nth) => label !== '' && !used.has(nth));
  const list = unused.map((label) => shorten(label)).join(', ');
  return [
    {
      de: `Kopfzeile in Zeile ${header.line}${layout ? `, getrennt durch ${layout.de}` : ''}, ${entries.de}`,
      en: `header in line ${header.line}${layout ? `, separated by ${layout.en}` : ''}, ${entries.en}`,
    },
    {
      de: `Spalten: ${columns.de}${unused.length > 0 ? `; nicht verwendet: ${list}` : ''}`,
      en: `columns: ${columns.en}${unused.length > 0 ? `; not used: ${list}` : ''}`,
    },
  ];
}

const ENTRIES = { one: { de: 'Eintrag', en: 'entry' }, many: { de: 'Einträge', en: 'entries' } };

function refused<Id extends string>(line: number | null, text: Text): RawTable<Id> {
  return { rows: [], problems: [error(line, text)], understood: [], has: () => false };
}

function error(line: number | null, text: Text): ImportProblem {
  return { line, severity: 'error', text };
}
