import { fixedOrder } from './fixed-order.ts';
import { mainOf } from './main-of.ts';
import type { Overview } from './overview.ts';
import type { UserRow } from './user-row.ts';

/** An account and those that are called like it with a known suffix; most accounts have none. */
export interface Family {
  readonly main: UserRow;
  readonly others: readonly UserRow[];
}

/**
 * Puts every account into one family, in the order of the table; the others in an order of their own. A suffix counts only where the
 * names do not speak against it.
 */
export function findFamilies(overview: Overview): Family[] {
  const alike = new Map<UserRow, UserRow[]>();
  for (const row of overview.rows) {
    const main = mainOf(row, overview);
    const others = alike.get(main) ?? [];
    alike.set(main, others);
    if (main !== row) others.push(row);
  }
  const families = new Map<UserRow, UserRow[]>();
  for (const [main, rows] of alike) {
    const others: UserRow[] = [];
    families.set(main, others);
    for (const row of rows.length > 1 ? fixedOrder(rows, overview) : rows) {
      if (others.some((other) => overview.apart(other, row))) families.set(row, []);
      else others.push(row);
    }
  }
  return overview.rows.flatMap((main) => {
    const others = families.get(main);
    return others ? [{ main, others }] : [];
  });
}
