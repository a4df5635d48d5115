import type { Steps } from '../steps.ts';
import type { Lines } from './lines.ts';

/** Lines between two pauses: a few milliseconds. */
const PIECE = 4_000;

export interface Numbered {
  /** One number for each line of each text. Equal lines have equal numbers, across the texts. */
  readonly numbers: readonly Int32Array[];
  /** How many different lines there are. */
  readonly different: number;
}

/** Numbers the lines of texts, so that everything after compares integers. */
export function* numberLines(texts: readonly Lines[]): Steps<Numbered> {
  const known = new Map<string, number>();
  const numbers: Int32Array[] = [];
  for (const { text, starts, count } of texts) {
    const own = new Int32Array(count);
    for (let line = 0; line < count; line += 1) {
      const words = text.slice(starts[line], starts[line + 1]);
      let number = known.get(words);
      if (number === undefined) {
        number = known.size;
        known.set(words, number);
      }
      own[line] = number;
      if (line % PIECE === PIECE - 1) yield;
    }
    numbers.push(own);
    yield;
  }
  return { numbers, different: known.size };
}
