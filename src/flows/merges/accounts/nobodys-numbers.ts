import { dialled } from './dialled.ts';
import type { Merge } from './merge.ts';
import type { UserRow } from './user-row.ts';

/** A number that no account has once the merges are carried out. */
export interface NobodysNumber {
  readonly number: string;
  /** The accounts that have it now. */
  readonly from: readonly string[];
  /** Whose merge gave it up. */
  readonly person: string;
  /** Other spellings of what may be the same number, which somebody has afterwards. */
  readonly stays: readonly string[];
}

/** Numbers that were given up where nobody takes them over: nothing else says so once the last one who wanted them is gone. */
export function nobodysNumbers(
  merges: readonly Merge[],
  rows: readonly UserRow[],
): NobodysNumber[] {
  const wanted = new Set(merges.flatMap(({ after }) => after.rows.map(({ number }) => number)));
  const touched = new Set(merges.flatMap(({ survivor, removed }) => [survivor, ...removed]));
  const untouched = rows.filter(({ username }) => !touched.has(username));
  const left = new Map<string, Set<string>>();
  for (const number of [...wanted, ...untouched.flatMap(({ numbers }) => numbers)]) {
    const spellings = left.get(dialled(number)) ?? new Set();
    left.set(dialled(number), spellings.add(number));
  }
  const found = new Map<string, NobodysNumber>();
  for (const { givenUp, person } of merges) {
    for (const number of givenUp) {
      const holders = rows.filter(({ numbers }) => numbers.includes(number));
      if (wanted.has(number) || found.has(number)) continue;
      if (holders.some(({ username }) => !touched.has(username))) continue;
      const from = holders.map(({ username }) => username);
      const stays = [...(left.get(dialled(number)) ?? [])];
      found.set(number, { number, from, person, stays });
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
