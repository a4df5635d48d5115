/** Equal lines in a row that count as a good run. */
export const GOOD_RUN = 20;

/** A part of both texts that is still to be compared: lines `a0` up to `a1` of one with `b0` up to `b1` of the other. */
export interface Box {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
  /** Its shortest way is known to be found soon, so that it is looked for without shortcuts. */
  readonly exact: boolean;
}

/** Where a box is cut in two, and whether its halves are searched without shortcuts. */
export interface Cut {
  readonly a: number;
  readonly b: number;
  readonly exactBefore: boolean;
  readonly exactAfter: boolean;
}

/** Reached lines by diagonal, from one corner of a box. A diagonal is the line in `a` less the line in `b`. */
export interface Front {
  readonly reached: Int32Array;
  readonly middle: number;
  low: number;
  high: number;
}

/** What all boxes of a comparison share. */
export interface Comparison {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly forward: Int32Array;
  readonly backward: Int32Array;
  /** Place of diagonal 0 in `forward` and `backward`. */
  readonly zero: number;
  /** Edits after which a box is cut at the best place known. */
  readonly patience: number;
}
