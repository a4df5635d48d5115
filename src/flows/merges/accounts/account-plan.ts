import type { Text } from '../../run/text.ts';
import type { Proposal } from './proposal.ts';
import type { UserRow } from './user-row.ts';

export type QuestionKind =
  | 'number-twice'
  | 'number-spelled'
  | 'shared-phone'
  | 'two-candidates'
  | 'no-main-account'
  | 'name-differs'
  | 'same-name'
  | 'same-email'
  | 'only-user-name'
  | 'in-common'
  | 'protected';

/** Accounts that may or may not belong together: only a person can tell. */
export interface AccountQuestion {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly title: Text;
  /** What was found, and why nothing is proposed. */
  readonly detail: readonly Text[];
  readonly accounts: readonly UserRow[];
  /** One account of each if they are different people: what “never merge these” is said of. */
  readonly mains: readonly UserRow[];
  /**
   * What a merge would look like if they are one person; null where a merge is impossible before something was mended in the Admin
   * client, e.g. a number that others use too.
   */
  readonly ifOne: Proposal | null;
}

/** All that follows from a user overview. */
export interface AccountPlan {
  /** `certain` before `likely`, each in the order of the table. */
  readonly proposals: readonly Proposal[];
  readonly questions: readonly AccountQuestion[];
  /** User names that take no part in anything. */
  readonly alone: readonly string[];
}
