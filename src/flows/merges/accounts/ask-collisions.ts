import { quote, type Text } from '../../run/text.ts';
import type { AccountQuestion, QuestionKind } from './account-plan.ts';
import { buildQuestion } from './build-question.ts';
import { mainOf } from './main-of.ts';
import { nameKey, personOf } from './names.ts';
import { spellingsOf } from './obstacles.ts';
import type { Overview } from './overview.ts';
import { phoneSpellings } from './phone-key.ts';
import type { UserRow } from './user-row.ts';

interface Collision {
  readonly kind: Extract<QuestionKind, 'number-twice' | 'number-spelled' | 'shared-phone'>;
  readonly what: string;
  readonly holders: readonly UserRow[];
}

/**
 * Numbers and telephones of several accounts that no merge asked about would settle, each by itself: whose they are is another question
 * than who is one person. Every such number is asked about, because it would stop any work plan; a telephone only where it keeps
 * accounts from being proposed. `waiting`: accounts that can only be asked about once a number is settled.
 */
export function askCollisions(
  overview: Overview,
  asked: readonly AccountQuestion[],
  waiting: readonly (readonly UserRow[])[],
): AccountQuestion[] {
  const merges = new Map<UserRow, Set<AccountQuestion>>();
  for (const question of asked) {
    const { ifOne } = question;
    for (const { row } of ifOne ? [ifOne.survivor, ...ifOne.removed] : []) {
      merges.set(row, (merges.get(row) ?? new Set()).add(question));
    }
  }
  const settled = ([first, ...others]: readonly UserRow[]): boolean =>
    first !== undefined &&
    [...(merges.get(first) ?? [])].some((one) => others.every((row) => merges.get(row)?.has(one)));
  const concerned = new Set([...asked.flatMap(({ accounts }) => accounts), ...waiting.flat()]);
  const open = [
    ...numbersOf(overview),
    ...phonesOf(overview).filter(({ holders }) => holders.some((row) => concerned.has(row))),
  ].filter(({ holders }) => !settled(holders));
  return byHolders(open).map(({ kind, what, holders }) => {
    const notes = waiting
      .filter((rows) => kind !== 'shared-phone' && rows.some((row) => holders.includes(row)))
      .map(waitingNote);
    const mains = onePerPerson(holders, overview);
    return buildQuestion({ kind, what, accounts: holders, mains, members: null, notes }, overview);
  });
}

/** Spellings of one number are told together. */
function numbersOf(overview: Overview): Collision[] {
  return [...overview.byDialled]
    .filter(([, holders]) => holders.length > 1)
    .map(([number, holders]) => {
      const spellings = spellingsOf(number, holders);
      const exact = spellings.some((one) => (overview.byNumber.get(one)?.length ?? 0) > 1);
      return {
        kind: exact ? 'number-twice' : 'number-spelled',
        what: spellings.join(' / '),
        holders,
      };
    });
}

function phonesOf({ byPhone }: Overview): Collision[] {
  return [...byPhone]
    .filter(([, holders]) => holders.length > 1)
    .map(([key, holders]) => ({
      kind: 'shared-phone',
      what: phoneSpellings(key, holders),
      holders,
    }));
}

/** Several numbers of the very same accounts are one question. */
function byHolders(collisions: readonly Collision[]): Collision[] {
  const found = new Map<string, Collision>();
  for (const one of collisions) {
    const key = JSON.stringify([one.kind, ...one.holders.map(({ username }) => username)]);
    const before = found.get(key);
    found.set(key, before ? { ...before, what: `${before.what}, ${one.what}` } : one);
  }
  return [...found.values()];
}

/** Whoever says that these are different people must not rule out the accounts of one of them by the way. */
function onePerPerson(holders: readonly UserRow[], overview: Overview): readonly UserRow[] {
  const people = new Map<string, UserRow>();
  for (const row of holders) {
    const main = mainOf(row, overview);
    const key = nameKey(main) || `=${main.username}`;
    if (!people.has(key)) people.set(key, row);
  }
  return people.size > 1 ? [...people.values()] : holders;
}

function waitingNote(rows: readonly UserRow[]): Text {
  const names = rows.map(({ username }) => `\`${quote(username)}\``).join(', ');
  const person = quote(rows[0] ? personOf(rows[0]) : '');
  return {
    de: `Erst danach lässt sich fragen, ob ${names} zusammengehören (${person}).`,
    en: `Only then can be asked whether ${names} belong together (${person}).`,
  };
}
