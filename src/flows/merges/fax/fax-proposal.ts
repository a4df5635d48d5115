import type { Text } from '../../run/text.ts';
import type { FaxRow } from './fax-row.ts';
import type { GroupRow } from './group-row.ts';

/** A fax group for one organisational unit. */
export interface FaxProposal {
  readonly id: string;
  readonly unit: string;
  readonly title: string;
  /** Systemic name; cannot be changed later, and neither can the type. */
  readonly name: string;
  readonly faxes: readonly FaxRow[];
  /** Whether a group of this name and of type fax is already there. */
  readonly exists: boolean;
  /** The user group that gets the permission; null where none fits or several do. */
  readonly userGroup: GroupRow | null;
  /** User groups to choose from, best first. */
  readonly candidates: readonly GroupRow[];
  readonly evidence: readonly Text[];
  /** What is odd about this proposal. */
  readonly warnings: readonly Text[];
}

/** A fax group as somebody decided it. */
export interface FaxGroup {
  readonly proposal: string;
  readonly title: string;
  readonly name: string;
  /** Extensions of the fax numbers in the group. */
  readonly extensions: readonly string[];
  /** Systemic names of the user groups that get the permission. */
  readonly userGroups: readonly string[];
}
