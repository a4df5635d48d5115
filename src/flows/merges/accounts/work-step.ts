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
  | 'tick'
  /** Give the survivor what the removed accounts had: queues, groups … */
  | 'carry'
  /** Compare the matrix with the one decided. */
  | 'compare';

/** One thing to do in the Admin client, ticked when it is done. */
export interface WorkStep {
  /** Stable for the merge it belongs to. */
  readonly id: string;
  /** `Merge.proposal`, or the fax proposal. */
  readonly proposal: string;
  readonly kind: WorkKind;
  readonly title: Text;
  /** Where to click, with the words of the Admin client. */
  readonly detail: readonly Text[];
  /** Ids of steps that must have been ticked before. */
  readonly needs: readonly string[];
  readonly account: string;
  /** Numbers that are free once the step is done. */
  readonly frees: readonly string[];
  /** Numbers that must be free before it. */
  readonly uses: readonly string[];
}

/** The steps of merges that have to be done together, because they hand numbers to each other. */
export interface WorkBlock {
  readonly id: string;
  readonly title: Text;
  readonly proposals: readonly string[];
  /** Why they go together, and what that means meanwhile; undefined for a single merge. */
  readonly note: Text | undefined;
  readonly steps: readonly WorkStep[];
}

/** The blocks in an order in which every number is free before it is used again. */
export interface WorkPlan {
  readonly blocks: readonly WorkBlock[];
  /** Merges that cannot be planned as decided, and why; they have no steps. */
  readonly impossible: readonly { readonly proposal: string; readonly why: Text }[];
}
