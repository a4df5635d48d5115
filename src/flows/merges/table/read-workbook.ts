import { strFromU8, unzipSync } from 'fflate';
import { cellStyles, type ShowNumber } from './cell-styles.ts';
import { attribute, xmlPieces } from './xml-pieces.ts';

/** A sheet of an .xlsx file: cells by row, with empty rows where the sheet has them. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** An .xlsx file whose sheets are unpacked one by one. */
export interface Workbook {
  /** Of the visible sheets, in their order; of the first one where all are hidden. */
  readonly names: readonly string[];
  /** Null when the sheet cannot be read. */
  read(name: string): Sheet | null;
}

/** Unpacked size of one part. 5,000 users are below 4 MB; more would be a trap rather than a table. */
const MOST_BYTES = 10_000_000;
/** Of all parts of one file that are unpacked: whoever looks through many sheets is not held up for minutes. */
const MOST_TOTAL = 4 * MOST_BYTES;
/** Rows and columns of a sheet that can stand in a user overview. */
const MOST_ROWS = 50_000;
const MOST_COLUMNS = 200;

/** Null when the bytes are not a workbook that can be read: broken, encrypted, or far too large. */
export function readWorkbook(bytes: Uint8Array): Workbook | null {
  return unlessBroken(() => {
    const [workbook, relations] = ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels'];
    const index = unpack(bytes, [workbook, relations]);
    const sheets = sheetsOf(index(workbook) ?? '', index(relations) ?? '');
    const visible = sheets.filter(({ hidden }) => !hidden);
    const shown = visible.length > 0 ? visible : sheets.slice(0, 1);
    if (shown.length === 0) return null;
    let left = MOST_TOTAL;
    const part = (name: string): string | undefined => {
      const text = unpack(bytes, [name], left)(name);
      left -= text?.length ?? 0;
      return text;
    };
    let strings: string[] | undefined;
    let show: ShowNumber | undefined;
    const read = (wanted: string): Sheet | null => {
      const found = shown.find(({ name }) => name === wanted);
      // Only what is read is unpacked, so that a small file cannot become a large one many times over.
      const xml = found && part(found.path);
      if (xml === undefined) return null;
      strings ??= sharedStrings(part('xl/sharedStrings.xml') ?? '');
      show ??= cellStyles(part('xl/styles.xml') ?? '');
      return { name: wanted, rows: rowsOf(xml, strings, show) };
    };
    return {
      names: shown.map(({ name }) => name),
      read: (wanted) => unlessBroken(() => read(wanted)),
    };
  });
}

function unlessBroken<T>(read: () => T | null): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function unpack(
  bytes: Uint8Array,
  names: readonly string[],
  most = MOST_BYTES,
): (name: string) => string | undefined {
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) =>
      names.includes(name) && originalSize <= Math.min(MOST_BYTES, most),
  });
  return (name) => {
    const file = files[name];
    return file && strFromU8(file);
  };
}

interface SheetEntry {
  readonly name: string;
  readonly path: string;
  readonly hidden: boolean;
}

function sheetsOf(workbook: string, relations: string): SheetEntry[] {
  const targets = new Map<string, string>();
  for (const piece of xmlPieces(relations)) {
    if (piece.kind !== 'open' || piece.name !== 'Relationship') continue;
    const target = attribute(piece.attributes, 'Target') ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    targets.set(attribute(piece.attributes, 'Id') ?? '', path);
  }
  const found: SheetEntry[] = [];
  for (const piece of xmlPieces(workbook)) {
    if (piece.kind !== 'open' || piece.name !== 'sheet') continue;
    const path = targets.get(attribute(piece.attributes, 'id') ?? '');
    if (path === undefined) continue;
    const state = attribute(piece.attributes, 'state');
    const name = attribute(piece.attributes, 'name') ?? '';
    found.push({ name, path, hidden: state === 'hidden' || state === 'veryHidden' });
  }
  return found;
}

/** Texts that cells refer to by position; hints how to pronounce them (`rPh`) are not part of them. */
function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let [current, reading, phonetic] = ['', false, false];
  for (const piece of xmlPieces(xml)) {
    if (piece.kind === 'text') {
      if (reading && !phonetic) current += piece.text;
    } else if (piece.name === 't') reading = piece.kind === 'open' && !piece.empty;
    else if (piece.name === 'rPh') phonetic = piece.kind === 'open';
    else if (piece.name === 'si') {
      if (piece.kind === 'open') current = '';
      if (piece.kind === 'close' || piece.empty) strings.push(current);
    }
  }
  return strings;
}

/** What is far off counts only if it holds something: spreadsheets keep cells there that were formatted once. */
function rowsOf(xml: string, strings: readonly string[], show: ShowNumber): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let far = false;
  let [column, type, value, reading] = [0, 'n', '', false];
  let style: string | undefined;
  const text = (): string => cellText(type, value, strings, (number) => show(number, style));
  for (const piece of xmlPieces(xml)) {
    if (piece.kind === 'text') {
      if (reading) value += piece.text;
    } else if (piece.name === 'row' && piece.kind === 'open') {
      const at = Number(attribute(piece.attributes, 'r') ?? rows.length + 1);
      if (!(at > rows.length)) throw new RangeError('rows');
      far = at > MOST_ROWS;
      row = [];
      if (far) continue;
      while (rows.length < at - 1) rows.push([]);
      rows.push(row);
    } else if (piece.name === 'c' && piece.kind === 'open') {
      column = columnOf(attribute(piece.attributes, 'r')) ?? row.length;
      type = attribute(piece.attributes, 't') ?? 'n';
      style = attribute(piece.attributes, 's');
      value = '';
      if (piece.empty && !isFar(column, far)) row[column] = '';
    } else if (piece.name === 'c') {
      if (isFar(column, far)) {
        if (text() === '') continue;
        throw new RangeError('far off');
      }
      while (row.length < column) row.push('');
      row[column] = text();
    } else if (piece.name === 'v' || piece.name === 't') {
      reading = piece.kind === 'open' && !piece.empty;
    }
  }
  return rows;
}

function isFar(column: number, row: boolean): boolean {
  return row || column >= MOST_COLUMNS;
}

/** `C7` is the third column. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference ?? '')?.[1];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellText(
  type: string,
  value: string,
  strings: readonly string[],
  show: (number: number) => string,
): string {
  if (type === 's') return strings[Number(value)] ?? '';
  if (type !== 'n' || value === '') return value;
  // A sheet may write 416 as `416.0` or `4.16E2`.
  const number = Number(value);
  return Number.isSafeInteger(number) ? show(number) : value;
}
