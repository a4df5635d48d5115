/** A stretch of one of the files (`o` one's own, `v` the vendor's), or bytes neither of them has. */
export interface Piece {
  readonly key: 'o' | 'v' | 'x';
  readonly offset: number;
  length: number;
  /** The bytes themselves, for `x`. */
  literal: string;
}

/** No single piece may be too long for a part of a recipe. */
const LONGEST_LITERAL = 3_000;

/** Appends a piece; what goes on where the last one ends becomes part of it. */
export function addPiece(pieces: Piece[], next: Piece): void {
  const last = pieces.at(-1);
  if (last?.key === 'x' && next.key === 'x' && last.literal.length < LONGEST_LITERAL) {
    last.literal += next.literal;
  } else if (last && follows(last, next)) last.length += next.length;
  else pieces.push({ ...next });
}

/** The piece as the server reads it. */
export function wordOf({ key, offset, length, literal }: Piece): string {
  return key === 'x' ? `x${btoa(literal)}` : `${key}${offset}+${length}`;
}

function follows(last: Piece, next: Piece): boolean {
  return last.key === next.key && last.key !== 'x' && last.offset + last.length === next.offset;
}
