import type { Text } from '../../run/text.ts';

/** Somebody whose forwarding profiles need a hand after the upgrade. */
export interface ForwardingRow {
  readonly account: string;
  readonly person: string;
  readonly numbers: readonly string[];
  /**
   * `lost`: deleted with an account, to be made anew; `moved`: of an account that has given its last number to this one, to be made anew
   * here; `inactive`: still there, to be switched on.
   */
  readonly state: 'lost' | 'moved' | 'inactive';
  /** Names of the profiles, or of the accounts they were lost with or left on, as far as they are known. */
  readonly profiles: readonly string[];
  readonly lostWith: readonly string[];
  /** What somebody wrote down about them before they were deleted. */
  readonly notes: readonly string[];
  /** Why it comes first: night service, holidays, reception; undefined for everybody else. */
  readonly critical: Text | undefined;
}
