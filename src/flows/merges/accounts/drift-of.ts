import type { Merge } from './merge.ts';
import { type Owners, ownersOf } from './owners-of.ts';
import type { UserRow } from './user-row.ts';
import type { Drift } from './verification.ts';

/** What has changed between two tables besides the merges. What a merge says of its own numbers is not said again. */
export function driftOf(
  merges: readonly Merge[],
  before: readonly UserRow[],
  after: readonly UserRow[],
): Omit<Drift, 'spelled'> {
  const [had, has] = [ownersOf(before), ownersOf(after)];
  const [known, left] = [names(before), names(after)];
  const removed = lower(merges.flatMap((merge) => merge.removed));
  const survivors = lower(merges.map(({ survivor }) => survivor));
  const wanted = new Set(merges.flatMap(({ after: { rows } }) => rows.map(({ number }) => number)));
  const given = new Set(
    merges.flatMap(({ givenUp }) => givenUp).filter((number) => !wanted.has(number)),
  );
  const gone = [...had].filter(([number]) => !has.has(number));
  const listed = (numbers: typeof gone) =>
    numbers.map(([number, accounts]) => ({ number, from: accounts.join(', ') }));
  const moved = movedNumbers(had, has).filter(({ number }) => !wanted.has(number));
  const told = new Set([...wanted, ...moved.map(({ number }) => number)]);
  return {
    lost: listed(gone.filter(([number]) => !given.has(number))),
    givenUp: listed(gone.filter(([number]) => given.has(number))),
    doubles: [...has].flatMap(([number, accounts]) =>
      accounts.length > 1 && !wanted.has(number) ? [{ number, accounts }] : [],
    ),
    moved,
    gained: after.flatMap(({ username, numbers }) =>
      known.has(username.toLowerCase()) && !survivors.has(username.toLowerCase())
        ? numbers
            .filter((number) => !told.has(number) && has.get(number)?.length === 1)
            .filter((number) => !holds(had, number, username))
            .map((number) => ({ number, by: username }))
        : [],
    ),
    gone: before
      .map(({ username }) => username)
      .filter((name) => !left.has(name.toLowerCase()) && !removed.has(name.toLowerCase())),
    added: after
      .filter(({ username }) => !known.has(username.toLowerCase()))
      .map(({ username, numbers }) => ({ account: username, numbers })),
  };
}

/** Numbers that left an account and are on one other that did not have them; several others are a double. */
function movedNumbers(had: Owners, has: Owners): Drift['moved'][number][] {
  return [...had].flatMap(([number, accounts]) => {
    const [to, another] = has.get(number) ?? [];
    if (to === undefined || another !== undefined || holds(had, number, to)) return [];
    return [{ number, from: accounts.join(', '), to }];
  });
}

function holds(owners: Owners, number: string, account: string): boolean {
  return lower(owners.get(number) ?? []).has(account.toLowerCase());
}

function names(rows: readonly UserRow[]): Set<string> {
  return lower(rows.map(({ username }) => username));
}

function lower(accounts: readonly string[]): Set<string> {
  return new Set(accounts.map((name) => name.toLowerCase()));
}
