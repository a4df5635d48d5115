import type { Matrix } from './matrix.ts';

/** A merge as it was decided: the ground for the work plan, the undo table and the verification. */
export interface Merge {
  /** Id of the proposal it came from. */
  readonly proposal: string;
  readonly person: string;
  readonly survivor: string;
  /** Accounts that get deleted. */
  readonly removed: readonly string[];
  /** Of the survivor, then of each removed account. */
  readonly before: readonly Matrix[];
  /** Of the survivor. A number may also come from an account that stays: it is taken from there first. */
  readonly after: Matrix;
  /** Numbers the survivor will not have, said one by one; nobody has them any more unless another merge takes them. */
  readonly givenUp: readonly string[];
}
