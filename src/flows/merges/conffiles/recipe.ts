/**
 * How to put a text together from two files that are already where it is needed: pieces of one's own (`o<offset>+<length>`), of the
 * vendor's (`v…`), and bytes neither of them has (`x<base64>`). What is secret in a file is in that file, so a recipe never holds
 * it, and it may stand on a command line.
 */
export function makeRecipe(text: Uint8Array, own: Uint8Array, vendor: Uint8Array): string {
  const sources = [
    { key: 'o', bytes: latin1(own), lines: linesOf(own) },
    { key: 'v', bytes: latin1(vendor), lines: linesOf(vendor) },
  ] as const;
  const pieces: Piece[] = [];
  for (const line of splitLines(latin1(text))) {
    const whole = sources.flatMap(({ key, lines }) => {
      const at = lines.get(line);
      return at === undefined
        ? []
        : at.map((offset) => ({ key, offset, length: line.length, literal: '' }));
    });
    const last = pieces.at(-1);
    const next = whole.find((piece) => last && follows(last, piece)) ?? whole[0];
    if (next) add(pieces, next);
    else for (const piece of byParts(line, sources)) add(pieces, piece);
  }
  return pieces
    .map(({ key, offset, length, literal }) =>
      key === 'x' ? `x${btoa(literal)}` : `${key}${offset}+${length}`,
    )
    .join(',');
}

interface Piece {
  readonly key: 'o' | 'v' | 'x';
  readonly offset: number;
  length: number;
  /** The bytes themselves, for `x`. */
  literal: string;
}

interface Source {
  readonly key: 'o' | 'v';
  readonly bytes: string;
}

/** A line neither file has as a whole (a person edited it): the longest parts they do have, byte by byte. */
function byParts(line: string, sources: readonly Source[]): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < line.length; ) {
    let best: Piece = { key: 'x', offset: 0, length: 1, literal: line.charAt(at) };
    for (const { key, bytes } of sources) {
      let length = best.key === 'x' ? 1 : best.length + 1;
      let offset = bytes.indexOf(line.slice(at, at + length));
      while (offset !== -1 && at + length <= line.length) {
        best = { key, offset, length, literal: '' };
        length += 1;
        offset = bytes.indexOf(line.slice(at, at + length), offset);
      }
    }
    pieces.push(best);
    at += best.length;
  }
  return pieces;
}

function follows(last: Piece, next: Piece): boolean {
  return last.key === next.key && last.key !== 'x' && last.offset + last.length === next.offset;
}

function add(pieces: Piece[], next: Piece): void {
  const last = pieces.at(-1);
  if (last?.key === 'x' && next.key === 'x') last.literal += next.literal;
  else if (last && follows(last, next)) last.length += next.length;
  else pieces.push({ ...next });
}

/** Bytes as a string of as many characters, so that any encoding survives. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return text;
}

function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Where each line begins, in order. */
function linesOf(bytes: Uint8Array): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  let offset = 0;
  for (const line of splitLines(latin1(bytes))) {
    const known = places.get(line);
    if (known) known.push(offset);
    else places.set(line, [offset]);
    offset += line.length;
  }
  return places;
}
