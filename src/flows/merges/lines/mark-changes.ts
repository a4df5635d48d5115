import type { Steps } from '../steps.ts';
import type { ChangedLines } from './changed-lines.ts';
import type { Box, Comparison } from './comparison.ts';
import { splitBox } from './split-box.ts';
import { type Kept, powerAbove, worthComparing } from './worth-comparing.ts';

/** Fewest edits after which a comparison cuts a box at the best place it knows. */
const LEAST_PATIENCE = 256;

/** How often each line number occurs, in one text and in the other. */
export interface Occurrences {
  readonly a: Int32Array;
  readonly b: Int32Array;
}

/**
 * Marks what is different between two texts. `counts` must be all zeros for the lines that occur, and is again afterwards: it is
 * shared because a merge compares many small pieces.
 */
export function* markChanges(a: ChangedLines, b: ChangedLines, counts: Occurrences): Steps<void> {
  const [from, fromEnd] = commonEnds(a.lines, b.lines);
  for (const line of a.lines) counts.a[line] = (counts.a[line] as number) + 1;
  for (const line of b.lines) counts.b[line] = (counts.b[line] as number) + 1;
  const keptA = worthComparing(a, counts.b, from, a.count - fromEnd);
  const keptB = worthComparing(b, counts.a, from, b.count - fromEnd);
  for (const line of a.lines) counts.a[line] = 0;
  for (const line of b.lines) counts.b[line] = 0;
  yield;
  yield* compare(a, b, keptA, keptB);
}

/** How many lines are equal at the start and, beyond these, at the end. */
function commonEnds(a: Int32Array, b: Int32Array): [start: number, end: number] {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return [start, end];
}

function* compare(a: ChangedLines, b: ChangedLines, keptA: Kept, keptB: Kept): Steps<void> {
  const diagonals = keptA.lines.length + keptB.lines.length + 3;
  const comparison: Comparison = {
    a: keptA.lines,
    b: keptB.lines,
    forward: new Int32Array(diagonals + 1),
    backward: new Int32Array(diagonals + 1),
    zero: keptB.lines.length + 1,
    patience: Math.max(powerAbove(diagonals), LEAST_PATIENCE),
  };
  const whole = { a0: 0, a1: keptA.lines.length, b0: 0, b1: keptB.lines.length, exact: false };
  const open: Box[] = [whole];
  for (let box = open.pop(); box; box = open.pop()) {
    const inner = shrink(comparison, box);
    const { a0, a1, b0, b1 } = inner;
    if (a0 === a1) {
      for (let line = b0; line < b1; line += 1) b.set(keptB.places[line] as number, true);
    } else if (b0 === b1) {
      for (let line = a0; line < a1; line += 1) a.set(keptA.places[line] as number, true);
    } else {
      const cut = splitBox(comparison, inner);
      open.push({ a0: cut.a, a1, b0: cut.b, b1, exact: cut.exactAfter });
      open.push({ a0, a1: cut.a, b0, b1: cut.b, exact: cut.exactBefore });
      yield;
    }
  }
}

/** Takes equal lines off both ends of a box. */
function shrink({ a, b }: Comparison, box: Box): Box {
  let { a0, a1, b0, b1 } = box;
  while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) {
    a0 += 1;
    b0 += 1;
  }
  while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) {
    a1 -= 1;
    b1 -= 1;
  }
  return { a0, a1, b0, b1, exact: box.exact };
}
