import { type Box, type Comparison, type Cut, type Front, GOOD_RUN } from './comparison.ts';

/** How much farther than its edits a way must have come to be worth following. */
const WORTH = 4;

interface Fronts {
  readonly ahead: Front;
  readonly back: Front;
  readonly edits: number;
}

/**
 * A shortcut: where a way has come far for its edits and stands at the end of a good run of equal lines, the box is cut
 * there. Null when no way has.
 */
export function goodRun(comparison: Comparison, box: Box, fronts: Fronts): Cut | null {
  return bestAhead(comparison, box, fronts) ?? bestBack(comparison, box, fronts);
}

function bestAhead(
  { a, b, zero }: Comparison,
  { a0, a1, b0, b1 }: Box,
  { ahead, edits }: Fronts,
): Cut | null {
  let best = 0;
  let cut: Cut | null = null;
  for (let diagonal = ahead.high; diagonal >= ahead.low; diagonal -= 2) {
    const at = ahead.reached[zero + diagonal] as number;
    const other = at - diagonal;
    const gain = at - a0 + (other - b0) - Math.abs(diagonal - ahead.middle);
    const inside = a0 + GOOD_RUN <= at && at < a1 && b0 + GOOD_RUN <= other && other < b1;
    if (!inside || gain <= WORTH * edits || gain <= best) continue;
    if (!equalLines(a, at - GOOD_RUN, b, other - GOOD_RUN)) continue;
    best = gain;
    cut = { a: at, b: other, exactBefore: true, exactAfter: false };
  }
  return cut;
}

function bestBack(
  { a, b, zero }: Comparison,
  { a0, a1, b0, b1 }: Box,
  { back, edits }: Fronts,
): Cut | null {
  let best = 0;
  let cut: Cut | null = null;
  for (let diagonal = back.high; diagonal >= back.low; diagonal -= 2) {
    const at = back.reached[zero + diagonal] as number;
    const other = at - diagonal;
    const gain = a1 - at + (b1 - other) - Math.abs(diagonal - back.middle);
    const inside = a0 < at && at <= a1 - GOOD_RUN && b0 < other && other <= b1 - GOOD_RUN;
    if (!inside || gain <= WORTH * edits || gain <= best) continue;
    if (!equalLines(a, at, b, other)) continue;
    best = gain;
    cut = { a: at, b: other, exactBefore: false, exactAfter: true };
  }
  return cut;
}

function equalLines(a: Int32Array, fromA: number, b: Int32Array, fromB: number): boolean {
  for (let at = 0; at < GOOD_RUN; at += 1) {
    if (a[fromA + at] !== b[fromB + at]) return false;
  }
  return true;
}
