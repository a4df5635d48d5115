import type { Overview } from './overview.ts';
import type { UserRow } from './user-row.ts';

/**
 * Accounts without suffix, then by suffix as the settings list them, then by user name: the same whatever the order of the table, so that
 * an overview sorted otherwise is no ground to ask again what somebody has decided.
 */
export function fixedOrder(rows: readonly UserRow[], { suffixRank }: Overview): UserRow[] {
  return rows
    .map((row) => ({ row, rank: suffixRank(row), name: row.username.toLowerCase() }))
    .sort((one, other) => one.rank - other.rank || (one.name < other.name ? -1 : 1))
    .map(({ row }) => row);
}
