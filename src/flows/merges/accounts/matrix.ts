import type { SlotType } from './slot.ts';

/** A column of the widget *Rufnummernkonfiguration*: a slot of an account. */
export interface Slot {
  readonly type: SlotType;
  /** Tells two slots of one type apart; 1 for the first. */
  readonly nth: number;
}

/** A row of the widget: a number, and on which slots it is available. */
export interface NumberRow {
  readonly number: string;
  /** Indexes into the slots of the matrix, ascending. */
  readonly on: readonly number[];
  /** The account that had the number before. */
  readonly from: string;
  /** Further accounts that stay and have it as well: it is taken from each of them. */
  readonly also?: readonly string[];
}

/** What the widget *Rufnummernkonfiguration* of one account shows. */
export interface Matrix {
  readonly account: string;
  readonly slots: readonly Slot[];
  readonly rows: readonly NumberRow[];
}
