import { type Box, type Comparison, type Cut, type Front, GOOD_RUN } from './comparison.ts';
import { farthestReached } from './farthest-reached.ts';
import { goodRun } from './good-run.ts';

/** Edits before shortcuts are tried. */
const EDITS_BEFORE_SHORTCUTS = 256;
const BEYOND = 0x7fff_ffff;

/**
 * Finds a place on a short way through a box: Myers' search from both corners at once ("An O(ND) Difference Algorithm", 1986)
 * with the shortcuts of git's xdiff, because a merge has to come to git's verdicts.
 */
export function splitBox(comparison: Comparison, box: Box): Cut {
  const { forward, backward, zero, patience } = comparison;
  const { a0, a1, b0, b1 } = box;
  const start = a0 - b0;
  const end = a1 - b1;
  const ahead: Front = { reached: forward, middle: start, low: start, high: start };
  const back: Front = { reached: backward, middle: end, low: end, high: end };
  const odd = ((start - end) & 1) === 1;
  forward[zero + start] = a0;
  backward[zero + end] = a1;
  for (let edits = 1; ; edits += 1) {
    widen(ahead, box, zero, -1);
    const one = goForward(comparison, box, ahead, odd ? back : undefined);
    if (one.met !== undefined) return meeting(forward[zero + one.met] as number, one.met);
    widen(back, box, zero, BEYOND);
    const other = goBackward(comparison, box, back, odd ? undefined : ahead);
    if (other.met !== undefined) return meeting(backward[zero + other.met] as number, other.met);
    if (box.exact) continue;
    if ((one.goodRun || other.goodRun) && edits > EDITS_BEFORE_SHORTCUTS) {
      const cut = goodRun(comparison, box, { ahead, back, edits });
      if (cut) return cut;
    }
    if (edits >= patience) return farthestReached(box, ahead, back, zero);
  }
}

function meeting(a: number, diagonal: number): Cut {
  return { a, b: a - diagonal, exactBefore: true, exactAfter: true };
}

/** One diagonal more on each side, or one less where the box ends. */
function widen(front: Front, { a0, a1, b0, b1 }: Box, zero: number, nothing: number): void {
  if (front.low > a0 - b1) {
    front.low -= 1;
    front.reached[zero + front.low - 1] = nothing;
  } else front.low += 1;
  if (front.high < a1 - b0) {
    front.high += 1;
    front.reached[zero + front.high + 1] = nothing;
  } else front.high -= 1;
}

interface Step {
  /** The diagonal on which the two fronts met. */
  readonly met: number | undefined;
  readonly goodRun: boolean;
}

function goForward(
  { a, b, forward, backward, zero }: Comparison,
  { a1, b1 }: Box,
  { low, high }: Front,
  back: Front | undefined,
): Step {
  let long = false;
  for (let diagonal = high; diagonal >= low; diagonal -= 2) {
    const left = forward[zero + diagonal - 1] as number;
    const right = forward[zero + diagonal + 1] as number;
    const from = left >= right ? left + 1 : right;
    let at = from;
    while (at < a1 && at - diagonal < b1 && a[at] === b[at - diagonal]) at += 1;
    if (at - from > GOOD_RUN) long = true;
    forward[zero + diagonal] = at;
    const met = back !== undefined && back.low <= diagonal && diagonal <= back.high;
    if (met && (backward[zero + diagonal] as number) <= at) return { met: diagonal, goodRun: long };
  }
  return { met: undefined, goodRun: long };
}

function goBackward(
  { a, b, forward, backward, zero }: Comparison,
  { a0, b0 }: Box,
  { low, high }: Front,
  ahead: Front | undefined,
): Step {
  let long = false;
  for (let diagonal = high; diagonal >= low; diagonal -= 2) {
    const left = backward[zero + diagonal - 1] as number;
    const right = backward[zero + diagonal + 1] as number;
    const from = left < right ? left : right - 1;
    let at = from;
    while (at > a0 && at - diagonal > b0 && a[at - 1] === b[at - diagonal - 1]) at -= 1;
    if (from - at > GOOD_RUN) long = true;
    backward[zero + diagonal] = at;
    const met = ahead !== undefined && ahead.low <= diagonal && diagonal <= ahead.high;
    if (met && at <= (forward[zero + diagonal] as number)) return { met: diagonal, goodRun: long };
  }
  return { met: undefined, goodRun: long };
}
