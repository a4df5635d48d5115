import type { Text } from '../../run/text.ts';

export type WorkKind =
  /** Write down what hangs on an account; answered with an `Inventory`. */
  | 'inventory'
  /** Take the accounts' ties apart: parallel ringing, one number. */
  | 'untie'
  | 'delete'
  | 'free-number'
  | 'add-number'
  | 'add-slot'
  /** Take away a slot of the survivor that it is not to have any more. */
  | 'remove-slot'
  | 'tick'
  /** Give the survivor what the removed accounts had: queues, groups … */
  | 'carry'
  /** Look whether the matrix is as decided. */
  | 'compare';

/** One thing to do in the Admin client, ticked when it is done. */
export interface WorkStep {
  /** The same for the same merge, however much more is known by then. */
  readonly id: string;
  readonly proposal: string;
  readonly kind: WorkKind;
  readonly title: Text;
  /** Where to click, with the words of the Admin client. */
  readonly detail: readonly Text[];
  /** Ids of steps that must have been ticked before. */
  readonly needs: readonly string[];
  /** The account it is done on. */
  readonly account: string;
  /** Numbers that are free once it is done. */
  readonly frees: readonly string[];
  /** Numbers that must be free before it. */
  readonly uses: readonly string[];
}

/** The steps of one merge, or of several that hand numbers to each other in a circle. */
export interface WorkBlock {
  readonly id: string;
  readonly title: Text;
  readonly proposals: readonly string[];
  /** Why several go together, and what that means meanwhile; undefined for a single merge. */
  readonly note: Text | undefined;
  readonly steps: readonly WorkStep[];
}
