import type { UserRow } from './user-row.ts';

/** Every account that has a number, in the order of the table. One should be enough, but tables know better. */
export type Owners = ReadonlyMap<string, readonly string[]>;

export function ownersOf(rows: readonly UserRow[]): Owners {
  const owners = new Map<string, string[]>();
  for (const { username, numbers } of rows) {
    for (const number of new Set(numbers)) {
      const others = owners.get(number);
      if (others) others.push(username);
      else owners.set(number, [username]);
    }
  }
  return owners;
}
