import { namesAgree } from './names.ts';
import type { Overview } from './overview.ts';
import type { UserRow } from './user-row.ts';

/** The account an account is called like but for known suffixes, or itself. User names get shorter with each step, so this ends. */
export function mainOf(row: UserRow, overview: Overview): UserRow {
  const parent = overview.parentOf(row)?.row;
  if (!parent || !namesAgree(row, parent) || overview.apart(row, parent)) return row;
  const main = mainOf(parent, overview);
  return overview.apart(row, main) ? row : main;
}
