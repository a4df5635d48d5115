import type { Text } from '../../run/text.ts';
import type { Matrix } from './matrix.ts';
import type { SlotType } from './slot.ts';
import type { UserRow } from './user-row.ts';

/** An account in a proposal, and what it seems to have been for. */
export interface Member {
  readonly row: UserRow;
  /** The slots it has or stands for: from the table, from its suffix, or the setting for main accounts; never none. */
  readonly slots: readonly SlotType[];
}

/**
 * `certain`: user name with a known suffix, the very same first and last name, numbers that continue the main one, nothing that
 * speaks against it. `likely`: one of these is missing. Anything with something against it is a question instead.
 */
export type Confidence = 'certain' | 'likely';

/** Something that speaks for accounts being one person; or `against` it, and be it that something is missing. */
export interface Evidence extends Text {
  readonly against?: true;
}

/** Accounts that look like one person, and what they would become. Nothing happens until somebody accepts it. */
export interface Proposal {
  /** Follows from the accounts and their numbers: another table with other numbers gives another id, and a decision no longer counts. */
  readonly id: string;
  readonly confidence: Confidence;
  /** How the person is called in lists: first and last name, else the user name. */
  readonly person: string;
  readonly survivor: Member;
  /** The accounts that would be deleted. */
  readonly removed: readonly Member[];
  /** One matrix per account, survivor first. */
  readonly before: readonly Matrix[];
  readonly after: Matrix;
  /** Why these accounts seem to belong together, and what does not fit. */
  readonly evidence: readonly Evidence[];
  /** What is lost with the removed accounts. */
  readonly losses: readonly Text[];
}
