import type { QuestionKind } from './account-plan.ts';
import { dialled } from './dialled.ts';
import type { Overview } from './overview.ts';
import type { UserRow } from './user-row.ts';

/** Something that keeps accounts from being proposed as one person, whatever their names say. */
export interface Obstacle {
  readonly kind: Extract<
    QuestionKind,
    'number-twice' | 'number-spelled' | 'shared-phone' | 'protected'
  >;
  /** The number or telephone. */
  readonly what: string;
  /** Everybody it is about, also outside of the group. */
  readonly accounts: readonly UserRow[];
  /** Whether the group could be merged all the same once a person said so. */
  readonly mergeable: boolean;
}

/** The gravest obstacle first; undefined where there is none. */
export function obstacleOf(group: readonly UserRow[], overview: Overview): Obstacle | undefined {
  return (
    findTwice(group, 'number-twice', ({ numbers }) => numbers, overview.byNumber) ??
    protectedOne(group, overview) ??
    spelledTwice(group, overview) ??
    findTwice(
      group,
      'shared-phone',
      ({ phones }) => phones.map((phone) => phone.toLowerCase()),
      overview.byPhone,
    )
  );
}

function findTwice(
  group: readonly UserRow[],
  kind: 'number-twice' | 'shared-phone',
  valuesOf: (row: UserRow) => readonly string[],
  holders: ReadonlyMap<string, readonly UserRow[]>,
): Obstacle | undefined {
  const what = group.flatMap(valuesOf).find((value) => (holders.get(value)?.length ?? 0) > 1);
  if (what === undefined) return undefined;
  const accounts = [...new Set([...group, ...(holders.get(what) ?? [])])];
  // A number that others have too would be on two accounts afterwards; a telephone can be sorted out later.
  const mergeable =
    kind === 'shared-phone' ||
    group
      .flatMap(valuesOf)
      .every((value) => (holders.get(value) ?? []).every((row) => group.includes(row)));
  return { kind, what, accounts, mergeable };
}

/** One number in two spellings is only a question, and keeps nobody from merging what else is clear. */
function spelledTwice(group: readonly UserRow[], { byDialled }: Overview): Obstacle | undefined {
  const found = group
    .flatMap(({ numbers }) => numbers.map(dialled))
    .find((one) => (byDialled.get(one)?.length ?? 0) > 1);
  if (found === undefined) return undefined;
  const holders = byDialled.get(found) ?? [];
  return {
    kind: 'number-spelled',
    what: spellingsOf(found, holders).join(' / '),
    accounts: [...new Set([...group, ...holders])],
    mergeable: true,
  };
}

/** How a number is written on these accounts. */
export function spellingsOf(number: string, holders: readonly UserRow[]): string[] {
  return [
    ...new Set(holders.flatMap(({ numbers }) => numbers.filter((one) => dialled(one) === number))),
  ];
}

function protectedOne(group: readonly UserRow[], overview: Overview): Obstacle | undefined {
  const found = group.find(overview.isProtected);
  return found && { kind: 'protected', what: found.username, accounts: group, mergeable: false };
}
