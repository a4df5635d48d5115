import { z } from 'zod';
import type { UserRow } from './user-row.ts';
import type { WorkStep } from './work-step.ts';

/** What a second overview shows of an account, as far as others need it. */
export const AccountSeen = z.strictObject({ username: z.string(), numbers: z.array(z.string()) });
export type AccountSeen = z.infer<typeof AccountSeen>;

/** The accounts as they are by now, as far as anybody has said or shown. */
export interface AccountsNow {
  readonly gone: ReadonlySet<string>;
  /** By user name; accounts that are gone have none. */
  readonly numbers: ReadonlyMap<string, readonly string[]>;
}

/**
 * What has become of the accounts of a table. What was decided says nothing about that: a list may have been left out. A second overview
 * shows it; without one the points count that people have ticked.
 */
export function accountsNow(
  rows: readonly UserRow[],
  ticked: readonly WorkStep[],
  seen: readonly AccountSeen[] | undefined,
): AccountsNow {
  const now = seen
    ? new Map(seen.map(({ username, numbers }) => [username, numbers]))
    : afterTicks(rows, ticked);
  const gone = rows.map(({ username }) => username).filter((name) => !now.has(name));
  return { gone: new Set(gone), numbers: now };
}

function afterTicks(rows: readonly UserRow[], ticked: readonly WorkStep[]): Map<string, string[]> {
  const now = new Map(rows.map(({ username, numbers }) => [username, [...numbers]]));
  // Numbers are free before they are given out again, whatever order the points were ticked in.
  for (const { kind, account, frees } of ticked) {
    if (kind === 'delete') now.delete(account);
    if (kind !== 'free-number') continue;
    const left = now.get(account)?.filter((number) => !frees.includes(number));
    if (left) now.set(account, left);
  }
  for (const { kind, account, uses } of ticked) {
    if (kind === 'add-number') now.get(account)?.push(...uses);
  }
  return now;
}
