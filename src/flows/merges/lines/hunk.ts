import type { Range } from './lines.ts';

/** A place where two texts differ, and which of them a merge takes; `conflict` when it cannot say. */
export interface Hunk {
  readonly takes: 'own' | 'vendor' | 'conflict';
  /** What both started from. A conflict that was made smaller keeps the base of the larger one. */
  readonly base: Range;
  readonly own: Range;
  readonly vendor: Range;
}

/** Two neighbours as one; what lies between them belongs to it. A conflict, unless both take the same side. */
export function joinHunks(first: Hunk, last: Hunk): Hunk {
  return {
    takes: first.takes === last.takes ? first.takes : 'conflict',
    base: span(first.base, last.base),
    own: span(first.own, last.own),
    vendor: span(first.vendor, last.vendor),
  };
}

/** From the start of one run of lines to the end of another. */
function span(first: Range, last: Range): Range {
  return { from: first.from, count: last.from + last.count - first.from };
}

export function endOf({ from, count }: Range): number {
  return from + count;
}
