/** A row of a table as it stands in the text. */
export interface TableLine {
  /** Number of the line the row begins in, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Split {
  readonly lines: readonly TableLine[];
  /** The line in which quotation marks were opened and never closed. */
  readonly unclosed: number | null;
}

const INVISIBLE = /[\u200b-\u200f\u2060\ufeff]/g;
const ODD = /[\u00a0\u200b-\u200f\u2060\ufeff]/;

/** What a cell means: without the spaces, invisible characters and text marks that copying and spreadsheets leave around it. */
export function cleanCell(cell: string): string {
  // Most cells are plain, and there are very many of them.
  const text = (
    ODD.test(cell) ? cell.replaceAll(INVISIBLE, '').replaceAll('\u00a0', ' ') : cell
  ).trim();
  if (!text.startsWith('=') && !text.startsWith("'")) return text;
  // Spreadsheets keep leading zeros by `="0401"` or `'0401`.
  return (/^="([^"]*)"$/.exec(text)?.[1] ?? text).replace(/^'(?=[\d+=@-])/, '');
}

/** Splits at a separator; a cell that begins with a quotation mark ends with one, and may hold separators and line breaks. */
export function splitSeparated(text: string, separator: string, mark: '"' | "'"): Split {
  const lines: TableLine[] = [];
  let [line, start, cell, cells] = [1, 1, '', [] as string[]];
  let unclosed: number | null = null;
  let [at, blank] = [0, true];
  const endCell = (): void => {
    cells.push(cleanCell(cell));
    cell = '';
    blank = true;
  };
  const endLine = (): void => {
    endCell();
    lines.push({ line: start, cells });
    cells = [];
    start = line;
  };
  while (at < text.length) {
    const char = text[at] as string;
    if (char === mark && unclosed === null && blank) {
      const inside = quoted(text, at, mark);
      if (inside === null) {
        unclosed = line;
        blank = false;
        cell += char;
        at += 1;
        continue;
      }
      cell = inside.value;
      blank = false;
      line += inside.breaks;
      at = inside.end;
    } else if (char === separator) {
      endCell();
      at += 1;
    } else if (char === '\n') {
      line += 1;
      at += 1;
      endLine();
    } else {
      // Everything up to the next character that means something.
      let end = at + 1;
      while (end < text.length && !isSpecial(text[end] as string, separator, mark)) end += 1;
      const piece = text.slice(at, end);
      blank &&= piece.trim() === '';
      cell += piece;
      at = end;
    }
  }
  endLine();
  return { lines, unclosed };
}

function isSpecial(char: string, separator: string, mark: string): boolean {
  return char === separator || char === '\n' || char === mark;
}

interface Quoted {
  readonly value: string;
  readonly end: number;
  readonly breaks: number;
}

/** Null when the mark is never closed: the caller then takes all further ones as plain characters. */
function quoted(text: string, start: number, mark: string): Quoted | null {
  let value = '';
  let from = start + 1;
  for (;;) {
    const end = text.indexOf(mark, from);
    if (end === -1) return null;
    value += text.slice(from, end);
    if (text[end + 1] !== mark) {
      return { value, end: end + 1, breaks: value.split('\n').length - 1 };
    }
    value += mark;
    from = end + 2;
  }
}

/** Rows as `mysql --batch` prints them: tabs between, special characters with a backslash, `NULL` for nothing. */
export function splitBatch(text: string): Split {
  const lines = text.split('\n').map((row, at) => ({
    line: at + 1,
    cells: row.split('\t').map(unescapeBatch),
  }));
  return { lines, unclosed: null };
}

const ESCAPES: Readonly<Record<string, string>> = { t: ' ', n: ' ', '0': '', '\\': '\\' };

function unescapeBatch(cell: string): string {
  if (cell === 'NULL') return '';
  return cleanCell(cell.replaceAll(/\\([tn0\\])/g, (_, char: string) => ESCAPES[char] as string));
}

/** A table drawn with bars, as databases and wikis draw it; lines of dashes are left out. */
export function splitFramed(text: string): Split {
  const lines = text.split('\n').flatMap((row, at) => {
    const inside = /^\s*\|(.*)\|\s*$/.exec(row)?.[1];
    if (inside === undefined || /^[\s|:=+-]*$/.test(inside)) return [];
    return [{ line: at + 1, cells: inside.split('|').map(cleanCell) }];
  });
  return { lines, unclosed: null };
}

/**
 * Columns set with spaces. Where the header has a column, every row must have one: a row whose words cross a boundary stays whole, so
 * that it is told as having too few cells instead of being cut wrongly.
 */
export function splitAligned(text: string): Split {
  const rows = text.split('\n');
  const header = rows.find((row) => /\S\s{2,}\S/.test(row))?.trimEnd() ?? '';
  const starts = [...header.matchAll(/(?:^|\s{2,})(?=\S)/g)].map(
    (gap) => gap.index + gap[0].length,
  );
  const lines = rows.map((row, at) => {
    const fits = starts.every((start) => start === 0 || /^\s?$/.test(row.slice(start - 1, start)));
    const cells = fits
      ? starts.map((start, nth) => cleanCell(row.slice(start, starts[nth + 1])))
      : [row.trim()];
    return { line: at + 1, cells };
  });
  return { lines, unclosed: null };
}
