import { readFormat } from './number-format.ts';
import { attribute, xmlPieces } from './xml-pieces.ts';

/** What a whole number is shown as in a cell of this style. */
export type ShowNumber = (value: number, style: string | undefined) => string;

/** A spreadsheet has no more styles than this, and no longer formats. */
const MOST_STYLES = 70_000;
const LONGEST_FORMAT = 255;
/** Dates and times of day that stand in no file because every spreadsheet knows them. */
const KNOWN_DATES = /^(?:1[4-9]|2[0-27-9]|3[0-6]|4[5-7]|5[0-8])$/;

/** Reads the styles of a workbook; whatever is odd about them leaves numbers as they are. */
export function cellStyles(xml: string): ShowNumber {
  const formats = new Map<string, (value: number) => string>();
  const styles: string[] = [];
  let inside = false;
  for (const piece of xmlPieces(xml)) {
    if (styles.length + formats.size > MOST_STYLES) break;
    if (piece.kind === 'text') continue;
    if (piece.name === 'cellXfs') inside = piece.kind === 'open' && !piece.empty;
    if (piece.kind === 'close') continue;
    const id = attribute(piece.attributes, 'numFmtId') ?? '0';
    if (piece.name === 'xf' && inside) styles.push(id);
    if (piece.name !== 'numFmt') continue;
    const code = attribute(piece.attributes, 'formatCode') ?? '';
    if (code.length <= LONGEST_FORMAT) formats.set(id, readFormat(code));
  }
  const aDate = readFormat('yyyy-mm-dd');
  return (value, style) => {
    const id = styles[Number(style ?? 0)] ?? '0';
    const format = formats.get(id) ?? (KNOWN_DATES.test(id) ? aDate : String);
    return format(value);
  };
}
