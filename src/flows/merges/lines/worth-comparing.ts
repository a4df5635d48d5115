import type { ChangedLines } from './changed-lines.ts';

/** Lines that occur in the other text this often say nothing about where they belong. At most; see `powerAbove`. */
const MOST_MATCHES = 1024;
/** How many lines around a frequent one decide about it. */
const WINDOW = 100;
/** A frequent line goes when less than this share of its surroundings is frequent, too. */
const FREQUENT_SHARE = 4;

const [UNKNOWN, ORDINARY, FREQUENT] = [0, 1, 2];

/** The lines of one text that are worth comparing, and where they stand in it. */
export interface Kept {
  readonly lines: Int32Array;
  readonly places: Int32Array;
}

/** The smallest power of two above the square root, roughly: what git takes for it. */
export function powerAbove(count: number): number {
  let power = 1;
  for (let rest = count; rest > 0; rest >>= 2) power *= 2;
  return power;
}

/**
 * Leaves out lines the other text does not have (they have changed, whatever the comparison says) and frequent lines in the
 * midst of such, which would only offer false matches. `matches` holds for each line number how often the other text has it;
 * only lines from `from` up to `to` are looked at.
 */
export function worthComparing(
  changed: ChangedLines,
  matches: Int32Array,
  from: number,
  to: number,
): Kept {
  const { lines, count } = changed;
  const often = Math.min(powerAbove(count), MOST_MATCHES);
  const kinds = new Uint8Array(count);
  for (let line = from; line < to; line += 1) {
    const found = matches[lines[line] as number] as number;
    kinds[line] = found === 0 ? UNKNOWN : found >= often ? FREQUENT : ORDINARY;
  }
  const kept = new Int32Array(to - from);
  const places = new Int32Array(to - from);
  let size = 0;
  for (let line = from; line < to; line += 1) {
    const kind = kinds[line];
    if (kind === ORDINARY || (kind === FREQUENT && !isNoise(kinds, line, from, to))) {
      kept[size] = lines[line] as number;
      places[size] = line;
      size += 1;
    } else changed.set(line, true);
  }
  return { lines: kept.subarray(0, size), places: places.subarray(0, size) };
}

/** Whether a frequent line stands between unknown lines on both sides, which are in the majority there. */
function isNoise(kinds: Uint8Array, line: number, from: number, to: number): boolean {
  const first = Math.max(from, line - WINDOW);
  const last = Math.min(to - 1, line + WINDOW);
  let [unknown, frequent] = [0, 1];
  for (let at = line - 1; at >= first && kinds[at] !== ORDINARY; at -= 1) {
    if (kinds[at] === UNKNOWN) unknown += 1;
    else frequent += 1;
  }
  if (unknown === 0) return false;
  const before = unknown;
  frequent += 1;
  for (let at = line + 1; at <= last && kinds[at] !== ORDINARY; at += 1) {
    if (kinds[at] === UNKNOWN) unknown += 1;
    else frequent += 1;
  }
  if (unknown === before) return false;
  return frequent * FREQUENT_SHARE < frequent + unknown;
}
