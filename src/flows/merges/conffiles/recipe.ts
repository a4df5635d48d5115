import type { Steps } from '../steps.ts';
import { byParts } from './by-parts.ts';
import { addPiece, type Piece, wordOf } from './recipe-piece.ts';
import { bytesAsText, readSource, type Source, splitSlowly } from './recipe-source.ts';

/** Pieces that are found at once. */
const AT_ONCE = 500;

/**
 * How to put a text together from two files that are already where it is needed: pieces of one's own (`o<offset>+<length>`), of the
 * vendor's (`v…`), and bytes neither of them has (`x<base64>`). What is secret in a file is in that file, so a recipe never holds
 * it, and it may stand on a command line.
 */
export function* makeRecipe(text: Uint8Array, own: Uint8Array, vendor: Uint8Array): Steps<string> {
  const ids = new Map<string, number>();
  const sources = [yield* readSource('o', own, ids), yield* readSource('v', vendor, ids)];
  const lines = yield* splitSlowly(yield* bytesAsText(text));
  const wanted = lines.map((line) => ids.get(line) ?? NOWHERE);
  yield;
  const pieces: Piece[] = [];
  for (let at = 0, turns = 1; at < lines.length; turns += 1) {
    const run = longestRun(wanted, at, sources);
    if (run) {
      const { source, line, count } = run;
      const offset = source.starts[line] as number;
      const length = (source.starts[line + count] as number) - offset;
      addPiece(pieces, { key: source.key, offset, length, literal: '' });
      source.used = line + count;
      at += count;
    } else {
      yield* byParts(lines[at] as string, sources, pieces);
      at += 1;
    }
    if (turns % AT_ONCE === 0) yield;
  }
  return pieces.map(wordOf).join(',');
}

/** A line neither file has as a whole. */
const NOWHERE = -1;

interface Run {
  readonly source: Source;
  readonly line: number;
  readonly count: number;
}

/**
 * The longest of a few runs of lines: in each file the next one from where it was left, and the first. None is followed farther than
 * the one that is taken, so however often a line is repeated, the time is in proportion to the text.
 */
function longestRun(
  wanted: readonly number[],
  at: number,
  sources: readonly Source[],
): Run | undefined {
  let best: Run | undefined;
  const id = wanted[at] as number;
  for (const source of sources) {
    const places = source.places.get(id);
    if (!places) continue;
    const [first] = places as [number];
    for (const line of new Set([firstFrom(places, source.used) ?? first, first])) {
      let count = 1;
      while (at + count < wanted.length && source.ids[line + count] === wanted[at + count]) {
        count += 1;
      }
      if (count > (best?.count ?? 0)) best = { source, line, count };
    }
  }
  return best;
}

/** The first of ascending numbers that is no less than `least`. */
function firstFrom(numbers: readonly number[], least: number): number | undefined {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return numbers[low];
}
