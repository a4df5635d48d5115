import type { Steps } from '../steps.ts';
import { addPiece, type Piece } from './recipe-piece.ts';
import type { Source } from './recipe-source.ts';

/** A line neither file has as a whole (a person edited it): the longest parts they do have, byte by byte. */
export function* byParts(
  line: string,
  sources: readonly Source[],
  pieces: Piece[],
): Steps<undefined> {
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
    addPiece(pieces, best);
    at += best.length;
    yield;
  }
}
