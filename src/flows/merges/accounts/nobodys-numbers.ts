import type { Merge } from './merge.ts';
import type { UserRow } from './user-row.ts';

/** A number that no account has once the merges are carried out. */
export interface NobodysNumber {
  readonly number: string;
  /** The accounts that have it now. */
  readonly from: readonly string[];
  /** Whose merge gave it up. */
  readonly person: string;
}

/** Numbers that were given up where nobody takes them over: nothing else says so once the last one who wanted them is gone. */
export function nobodysNumbers(
  merges: readonly Merge[],
  rows: readonly UserRow[],
): NobodysNumber[] {
  const wanted = new Set(merges.flatMap(({ after }) => after.rows.map(({ number }) => number)));
  const touched = new Set(merges.flatMap(({ survivor, removed }) => [survivor, ...removed]));
  const found = new Map<string, NobodysNumber>();
  for (const { givenUp, person } of merges) {
    for (const number of givenUp) {
      const holders = rows.filter(({ numbers }) => numbers.includes(number));
      if (wanted.has(number) || found.has(number)) continue;
      if (holders.some(({ username }) => !touched.has(username))) continue;
      found.set(number, { number, from: holders.map(({ username }) => username), person });
    }
  }
  return [...found.values()];
}

/** Numbers only this merge keeps from being nobody's: others have given them up because it takes them. */
export function keptAliveBy(merge: Merge, merges: readonly Merge[]): string[] {
  const givenUp = new Set(
    merges.filter((other) => other !== merge).flatMap((other) => other.givenUp),
  );
  return merge.after.rows.map(({ number }) => number).filter((number) => givenUp.has(number));
}
