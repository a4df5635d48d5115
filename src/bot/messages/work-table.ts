import type { types } from '@slack/bolt';
import type { Language } from '../../flows/run/text.ts';
import type { WorkTable } from '../../flows/run/worklist.ts';
import { gate, plain } from '../mrkdwn.ts';
import { type Block, sections } from './message.ts';

/** Cells of a message; a `table` block holds 20 in a row, 100 rows, 10,000 characters, one table a message. */
const MOST = { cells: 20, rows: 40 } as const;

/** A table under its caption; what is too wide or too long for the block is drawn as lines. */
export function tableBlocks(table: WorkTable, language: Language): Block[] {
  const caption = sections(`*${gate(table.caption[language])}*`);
  const rows = [table.head, ...table.rows].map((row) =>
    row.map((cell) => plain(cell[language]) || ' '),
  );
  if (rows.length > MOST.rows || table.head.length > MOST.cells) {
    return [...caption, ...sections(tableText(table, language))];
  }
  const block: types.TableBlock = {
    type: 'table',
    rows: rows.map((row) => row.map((text) => ({ type: 'raw_text', text }))),
    column_settings: table.head.map((_, at) => ({ align: at === 0 ? 'left' : 'center' })),
  };
  return [...caption, block];
}

/** The same as a line each, for windows, where Slack draws no tables, and for who reads only text. */
export function tableText(table: WorkTable, language: Language): string {
  const [, ...columns] = table.head;
  return table.rows
    .map(([name, ...cells]) => {
      const parts = cells.map((cell, at) => {
        const column = gate(columns[at]?.[language] ?? '');
        return `${column} ${gate(cell[language]) || '–'}`;
      });
      return `• *${gate(name?.[language] ?? '')}*: ${parts.join(' · ')}`;
    })
    .join('\n');
}
