import type { Text } from '../../run/text.ts';

/** Somebody whose forwarding profiles need a hand after the upgrade. */
export interface ForwardingRow {
  readonly account: string;
  readonly person: string;
  readonly numbers: readonly string[];
  /** `lost`: deleted with an account, to be made anew; `inactive`: still there, to be switched on. */
  readonly state: 'lost' | 'inactive';
  /** Names of the profiles, or of the accounts they were lost with, as far as they are known. */
  readonly profiles: readonly string[];
  readonly lostWith: readonly string[];
  /** Why it comes first: night service, holidays, reception; undefined for everybody else. */
  readonly critical: Text | undefined;
}
