import type { Text } from '../../run/text.ts';
import type { FaxRow } from './fax-row.ts';

/** A fax group for one organisational unit. */
export interface FaxProposal {
  readonly id: string;
  readonly unit: string;
  readonly title: string;
  /** Systemic name; cannot be changed later, and neither can the type. */
  readonly name: string;
  readonly faxes: readonly FaxRow[];
  /** System name of the user group that gets the permission; null where none fits or several do. */
  readonly userGroup: string | null;
  /** User groups to choose from, best first. */
  readonly candidates: readonly { readonly name: string; readonly title: string }[];
  readonly evidence: readonly Text[];
  /** The privacy note, that name and type are final, and whatever is odd about this proposal. */
  readonly warnings: readonly Text[];
}

export type FaxDecision =
  | {
      readonly choice: 'accept' | 'edit';
      readonly proposal: string;
      readonly title: string;
      readonly name: string;
      /** Extensions of the fax numbers in the group. */
      readonly extensions: readonly string[];
      readonly userGroups: readonly string[];
    }
  | { readonly choice: 'refuse'; readonly proposal: string; readonly reason: string };
