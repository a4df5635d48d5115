import { isObject, type JsonObject, listOf } from '../json.ts';
import { checkRichText } from './check-rich.ts';
import { LIMITS } from './limits.ts';
import type { Report } from './report.ts';

export function checkTable(report: Report, table: JsonObject, at: string): void {
  const rows = listOf(table['rows']);
  report.count(rows, LIMITS.tableRows, `${at}/rows`);
  checkRows(report, rows, at);
}

/** A `data_table` has a caption, a header row and rows of equal length. */
export function checkDataTable(report: Report, table: JsonObject, at: string): void {
  const rows = listOf(table['rows']);
  if (typeof table['caption'] !== 'string') report.add('missing required field: caption', at);
  report.count(rows, LIMITS.dataTableRows, `${at}/rows`, 2);
  checkRows(report, rows, at);
  if (new Set(rows.map((row) => listOf(row).length)).size > 1) {
    report.add('rows must have the same number of cells', `${at}/rows`);
  }
  if (tableText(table) > LIMITS.dataTableText.max) {
    report.add(`must be less than ${LIMITS.dataTableText.max + 1} characters`, `${at}/rows`);
  }
}

/** How many characters the cells hold. */
export function tableText(table: JsonObject): number {
  let total = 0;
  for (const row of listOf(table['rows'])) {
    for (const cell of listOf(row)) total += textIn(cell);
  }
  return total;
}

/** Characters of every `text` inside a block, however deep. */
export function textIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + textIn(one), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce((sum, [key, one]) => {
    const counts = (key === 'text' || key === 'title') && typeof one === 'string';
    return sum + (counts ? one.length : textIn(one));
  }, 0);
}

function checkRows(report: Report, rows: readonly unknown[], at: string): void {
  rows.forEach((row, index) => {
    const here = `${at}/rows/${index}`;
    report.count(listOf(row), LIMITS.tableCells, here);
    listOf(row).forEach((cell, column) => {
      const type = isObject(cell) ? cell['type'] : undefined;
      if (type === 'rich_text') checkRichText(report, cell, `${here}/${column}`);
      else if (type !== 'raw_text' && type !== 'raw_number') {
        report.add(`unsupported type: ${String(type)}`, `${here}/${column}`);
      }
    });
  });
}
