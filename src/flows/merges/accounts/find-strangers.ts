import type { QuestionKind } from './account-plan.ts';
import { asMember } from './as-member.ts';
import { buildQuestion } from './build-question.ts';
import { continuesNumber } from './continues-number.ts';
import type { Family } from './find-families.ts';
import { fixedOrder } from './fixed-order.ts';
import type { Judged } from './judge-family.ts';
import { emailKey, nameKey, namesAgree, personOf } from './names.ts';
import { obstaclesOf } from './obstacles.ts';
import type { Overview } from './overview.ts';
import type { UserRow } from './user-row.ts';

/** An address of more accounts than this is a shared mailbox. */
const MOST_PER_ADDRESS = 4;

/**
 * Pairs whose names differ although a user name or an e-mail address connects them. Only asked about where something else connects
 * them too; everything else would be noise.
 */
export function findStrangers(families: readonly Family[], overview: Overview): Judged[] {
  return [...calledAlike(families, overview), ...sameAddress(families, overview)];
}

function calledAlike(families: readonly Family[], overview: Overview): Judged[] {
  return families.flatMap(({ main }) => {
    const parent = overview.parentOf(main)?.row;
    if (!parent || overview.apart(main, parent) || !connected(main, parent)) return [];
    return [ask('name-differs', personOf(parent), parent, main, overview)];
  });
}

function sameAddress(families: readonly Family[], overview: Overview): Judged[] {
  const mains = new Set(families.map(({ main }) => main));
  return [...overview.byEmail.values()].flatMap((rows) => {
    const people = rows.filter((row) => mains.has(row) && !overview.isProtected(row));
    if (people.length < 2 || people.length > MOST_PER_ADDRESS) return [];
    return pairsOf(people)
      .filter(([one, other]) => isStrangePair(one, other, overview))
      .map(([one, other]) => ask('same-email', one.email, one, other, overview));
  });
}

function isStrangePair(one: UserRow, other: UserRow, overview: Overview): boolean {
  // Alike in both names is for `judgeNamesakes`, alike in user names for `calledAlike`.
  const known = nameKey(one) !== '' && nameKey(one) === nameKey(other);
  const alike = overview.parentOf(one)?.row === other || overview.parentOf(other)?.row === one;
  return (
    !known &&
    !alike &&
    !overview.apart(one, other) &&
    (numbersFit(one, other) || related(one, other))
  );
}

function connected(child: UserRow, parent: UserRow): boolean {
  const sameAddress = child.email !== '' && emailKey(child) === emailKey(parent);
  return sameAddress || numbersFit(child, parent) || related(child, parent);
}

function numbersFit(one: UserRow, other: UserRow): boolean {
  const [a = '', b = ''] = [one.numbers[0], other.numbers[0]];
  return continuesNumber(a, b) || continuesNumber(b, a);
}

/** The same last name, or names that do not contradict each other. */
function related(one: UserRow, other: UserRow): boolean {
  const lastNames =
    one.lastName !== '' && one.lastName.toLowerCase() === other.lastName.toLowerCase();
  return lastNames || namesAgree(one, other);
}

function pairsOf(rows: readonly UserRow[]): (readonly [UserRow, UserRow])[] {
  return rows.flatMap((one, at) => rows.slice(at + 1).map((other) => [one, other] as const));
}

function ask(
  kind: QuestionKind,
  what: string,
  main: UserRow,
  other: UserRow,
  overview: Overview,
): Judged {
  const { own, blocked, notes } = obstaclesOf([main, other], overview);
  if (blocked) return { kind: 'waiting', accounts: [main, other] };
  const [first, second] = fixedOrder([main, other], overview) as [UserRow, UserRow];
  const [survivor, removed] =
    (first.numbers[0]?.length ?? 0) <= (second.numbers[0]?.length ?? 0)
      ? [first, second]
      : [second, first];
  const question = buildQuestion(
    {
      kind: own?.kind ?? kind,
      what: own?.what ?? what,
      accounts: [main, other],
      members:
        own?.kind === 'protected'
          ? null
          : [asMember(survivor, overview), asMember(removed, overview)],
      notes,
    },
    overview,
  );
  return { kind: 'question', question };
}
