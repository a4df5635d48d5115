import { dialled } from './dialled.ts';
import type { Merge } from './merge.ts';
import type { UserRow } from './user-row.ts';
import type { Drift } from './verification.ts';

/**
 * A second table with its numbers as the first one spells them, where they are only written otherwise (`040 66969 500` and
 * `+49 40 66969500`); and which these are. A spelling the first table knows stays.
 */
export function firstSpelling(
  merges: readonly Merge[],
  before: readonly UserRow[],
  after: readonly UserRow[],
): { readonly rows: readonly UserRow[]; readonly spelled: Drift['spelled'] } {
  const [known, left] = [numbersOf(before), numbersOf(after)];
  const missing = new Map<string, string[]>();
  for (const number of known) {
    if (left.has(number)) continue;
    missing.set(dialled(number), [...(missing.get(dialled(number)) ?? []), number]);
  }
  const own = ownNumbers(merges, before);
  const wanted = wantedNumbers(merges, before);
  const spelled: Drift['spelled'][number][] = [];
  const rows = after.map((row) => {
    const taken = new Set<string>();
    const numbers = row.numbers.map((number) => {
      const found = known.has(number) ? [] : (missing.get(dialled(number)) ?? []);
      const mine = own.get(row.username.toLowerCase());
      // Several spellings were there before: only the account can tell which of them this is.
      const was =
        found.find((one) => mine?.has(one) && !taken.has(one)) ??
        (found.length === 1 ? found[0] : undefined);
      if (was === undefined || taken.has(was)) return number;
      taken.add(was);
      spelled.push({ was, is: number, account: row.username });
      return was;
    });
    // An export of one spelling holds a number once that an account is to have in two.
    const both = (wanted.get(row.username.toLowerCase()) ?? []).flatMap((was) => {
      const is = row.numbers.find((one) => dialled(one) === dialled(was));
      const isMissing = missing.get(dialled(was))?.includes(was) && !numbers.includes(was);
      return is !== undefined && isMissing ? [{ was, is, account: row.username }] : [];
    });
    spelled.push(...both);
    return { ...row, numbers: [...numbers, ...both.map(({ was }) => was)] };
  });
  return { rows, spelled };
}

/** What each account is to have now. */
function wantedNumbers(
  merges: readonly Merge[],
  before: readonly UserRow[],
): ReadonlyMap<string, readonly string[]> {
  const wanted = new Map<string, readonly string[]>(
    before.map(({ username, numbers }) => [username.toLowerCase(), numbers]),
  );
  for (const { survivor, after } of merges) {
    wanted.set(
      survivor.toLowerCase(),
      after.rows.map(({ number }) => number),
    );
  }
  return wanted;
}

/** What each account had, and is to have. */
function ownNumbers(
  merges: readonly Merge[],
  before: readonly UserRow[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const own = new Map(
    before.map(({ username, numbers }) => [username.toLowerCase(), new Set(numbers)]),
  );
  for (const { survivor, after } of merges) {
    for (const { number } of after.rows) own.get(survivor.toLowerCase())?.add(number);
  }
  return own;
}

function numbersOf(rows: readonly UserRow[]): Set<string> {
  return new Set(rows.flatMap(({ numbers }) => numbers));
}
