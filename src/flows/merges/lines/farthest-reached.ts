import type { Box, Cut, Front } from './comparison.ts';

/** The last resort of a costly search: cuts the box at the place that lies farthest from the corner it was reached from. */
export function farthestReached(
  { a0, a1, b0, b1 }: Box,
  ahead: Front,
  back: Front,
  zero: number,
): Cut {
  let [forward, forwardAt] = [-1, -1];
  for (let diagonal = ahead.high; diagonal >= ahead.low; diagonal -= 2) {
    let at = Math.min(ahead.reached[zero + diagonal] as number, a1);
    let other = at - diagonal;
    if (other > b1) [at, other] = [b1 + diagonal, b1];
    if (at + other > forward) [forward, forwardAt] = [at + other, at];
  }
  let [backward, backwardAt] = [Number.POSITIVE_INFINITY, 0];
  for (let diagonal = back.high; diagonal >= back.low; diagonal -= 2) {
    let at = Math.max(back.reached[zero + diagonal] as number, a0);
    let other = at - diagonal;
    if (other < b0) [at, other] = [b0 + diagonal, b0];
    if (at + other < backward) [backward, backwardAt] = [at + other, at];
  }
  return a1 + b1 - backward < forward - (a0 + b0)
    ? { a: forwardAt, b: forward - forwardAt, exactBefore: true, exactAfter: false }
    : { a: backwardAt, b: backward - backwardAt, exactBefore: false, exactAfter: true };
}
