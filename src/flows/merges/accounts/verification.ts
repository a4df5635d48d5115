import type { Text } from '../../run/text.ts';

/** What a second table says about a decided merge, or a decided fax group. */
export interface Verification {
  readonly proposal: string;
  readonly person: string;
  readonly state: 'done' | 'partly' | 'different' | 'not-begun';
  /** What is not as decided; empty when done. */
  readonly differences: readonly Text[];
  /** What the table cannot show, so a person has to look. */
  readonly unseen: readonly Text[];
}

/** What else changed between two tables. */
export interface Drift {
  /** Numbers of the first table that are on no account of the second although nobody gave them up. */
  readonly lost: readonly { readonly number: string; readonly from: string }[];
  /** Numbers on no account any more, as somebody decided. */
  readonly givenUp: readonly { readonly number: string; readonly from: string }[];
  /** Numbers on several accounts at once, also where they were so before. */
  readonly doubles: readonly {
    readonly number: string;
    readonly accounts: readonly string[];
  }[];
  /** Numbers on another account than before although no merge says so. */
  readonly moved: readonly {
    readonly number: string;
    readonly from: string;
    readonly to: string;
  }[];
  /** Numbers an account has that nobody had, and no merge is to give it. */
  readonly gained: readonly { readonly number: string; readonly by: string }[];
  /** Numbers that are only written otherwise than in the first table; that is no change. */
  readonly spelled: readonly {
    readonly was: string;
    readonly is: string;
    readonly account: string;
  }[];
  /** Accounts that are gone although no merge says so. */
  readonly gone: readonly string[];
  readonly added: readonly { readonly account: string; readonly numbers: readonly string[] }[];
}
