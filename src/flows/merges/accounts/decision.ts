import type { Matrix } from './matrix.ts';

/** What a person decided about a proposal, or about a question's `ifOne`. */
export type Decision =
  | { readonly choice: 'accept'; readonly proposal: string }
  | {
      readonly choice: 'edit';
      readonly proposal: string;
      readonly survivor: string;
      /** Members that stay accounts of their own. */
      readonly keep: readonly string[];
      readonly after: Matrix;
      /** Numbers of the members that the survivor will not have. */
      readonly givenUp: readonly string[];
    }
  | { readonly choice: 'refuse'; readonly proposal: string; readonly reason: string }
  /** These accounts are never proposed together again, whatever a later table says. */
  | {
      readonly choice: 'never';
      readonly proposal: string;
      readonly accounts: readonly string[];
    };
