import { z } from 'zod';
import { dialled } from './dialled.ts';
import type { UserRow } from './user-row.ts';

/** A number, and the accounts that had it in the last overview it stood in. */
export const HeldNumber = z.strictObject({ number: z.string(), from: z.array(z.string()) });
export type HeldNumber = z.infer<typeof HeldNumber>;

/** All numbers of earlier overviews and of this one. It only ever grows: a number that is gone from a table must not be gone from here. */
export function heldNumbers(
  known: readonly HeldNumber[],
  rows: readonly UserRow[],
): readonly HeldNumber[] {
  return [...new Map([...byDialled(known), ...byDialled(heldIn(rows))]).values()];
}

/** Numbers of earlier overviews that no account has in this one, in whatever spelling; none where there is no overview. */
export function goneNumbers(
  known: readonly HeldNumber[],
  rows: readonly UserRow[],
): readonly HeldNumber[] {
  if (rows.length === 0) return [];
  const now = byDialled(heldIn(rows));
  return known.filter(({ number }) => !now.has(dialled(number)));
}

/** One entry for each number, by what is dialled: two spellings of one are the same number. */
export function byDialled(held: readonly HeldNumber[]): Map<string, HeldNumber> {
  const found = new Map<string, HeldNumber>();
  for (const { number, from } of held) {
    const before = found.get(dialled(number));
    found.set(dialled(number), {
      number: before?.number ?? number,
      from: [...new Set([...(before?.from ?? []), ...from])],
    });
  }
  return found;
}

/** Every number of a table with its account, in the order of the table. */
export function heldIn(rows: readonly UserRow[]): HeldNumber[] {
  return rows.flatMap(({ username, numbers }) =>
    numbers.map((number) => ({ number, from: [username] })),
  );
}
