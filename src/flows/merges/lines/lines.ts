/** A text and where its lines begin. A line keeps its line break; a last line without one is another line than with it. */
export interface Lines {
  readonly text: string;
  /** Start of each line, and the end of the text as one entry more. */
  readonly starts: Int32Array;
  readonly count: number;
}

/** A run of lines, from 0. */
export interface Range {
  readonly from: number;
  readonly count: number;
}

export function splitLines(text: string): Lines {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  const open = text.length > 0 && !text.endsWith('\n');
  if (open) count += 1;
  const starts = new Int32Array(count + 1);
  let start = 0;
  for (let line = 1; line <= count; line += 1) {
    const end = text.indexOf('\n', start);
    start = end < 0 ? text.length : end + 1;
    starts[line] = start;
  }
  return { text, starts, count };
}

/** The text of a run of lines, line breaks included. */
export function textOf({ text, starts }: Lines, { from, count }: Range): string {
  return text.slice(starts[from], starts[from + count]);
}
