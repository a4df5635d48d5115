/** A secret at its place in a text. */
export type Part = readonly [start: number, end: number];

/** A stretch of several lines that belong together, and where the secrets in it are. */
export interface Block {
  readonly start: number;
  readonly end: number;
  readonly parts: readonly Part[];
}

/** The text with every part of the blocks covered; they come in order and do not overlap. */
export function coverParts(
  text: string,
  blocks: Iterable<Block>,
  cover: (secret: string) => string,
): string {
  let done = 0;
  let masked = '';
  for (const [start, end] of [...blocks].flatMap(({ parts }) => parts)) {
    masked += text.slice(done, start) + cover(text.slice(start, end));
    done = end;
  }
  return masked + text.slice(done);
}

/** What stands on each line between `from` and `to`, without the blanks around it: lines stay lines. */
export function lineParts(text: string, from: number, to: number): Part[] {
  const parts: Part[] = [];
  for (const { 0: line, index } of text.slice(from, to).matchAll(/\S[^\r\n]*/g)) {
    parts.push([from + index, from + index + line.trimEnd().length]);
  }
  return parts;
}
