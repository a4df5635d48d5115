import type { Merge } from './merge.ts';
import type { UserRow } from './user-row.ts';

/** An account that stays and has no number once the merges are carried out. */
export interface BareAccount {
  readonly account: string;
  /** The numbers it has now, each with the person whose merge takes it; undefined for one that is given up. */
  readonly lost: readonly { readonly number: string; readonly to: string | undefined }[];
}

/** Accounts that lose their last number to others: nobody who decided about those merges has decided about them. */
export function bareAccounts(merges: readonly Merge[], rows: readonly UserRow[]): BareAccount[] {
  const removed = new Set(merges.flatMap((merge) => merge.removed));
  const own = new Map(merges.map((merge) => [merge.survivor, merge]));
  const takers = new Map<string, string>();
  const taken = new Map<string, Set<string>>();
  for (const { after, person } of merges) {
    for (const { number, from, also = [] } of after.rows) {
      takers.set(number, person);
      for (const account of [from, ...also]) {
        taken.set(account, (taken.get(account) ?? new Set()).add(number));
      }
    }
  }
  return rows.flatMap(({ username, numbers }) => {
    if (numbers.length === 0 || removed.has(username)) return [];
    const merge = own.get(username);
    const bare = merge
      ? merge.after.rows.length === 0
      : numbers.every((number) => taken.get(username)?.has(number));
    if (!bare) return [];
    return [
      { account: username, lost: numbers.map((number) => ({ number, to: takers.get(number) })) },
    ];
  });
}
