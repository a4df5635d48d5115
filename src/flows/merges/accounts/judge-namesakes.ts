import type { QuestionKind } from './account-plan.ts';
import { asMember } from './as-member.ts';
import { buildProposal } from './build-proposal.ts';
import { buildQuestion } from './build-question.ts';
import { continuesNumber } from './continues-number.ts';
import { evidenceFor } from './evidence.ts';
import type { Family } from './find-families.ts';
import { fixedOrder } from './fixed-order.ts';
import type { Judged } from './judge-family.ts';
import { emailKey, emailsDiffer, personOf } from './names.ts';
import { obstaclesOf } from './obstacles.ts';
import type { Overview } from './overview.ts';
import type { Member } from './proposal.ts';
import type { UserRow } from './user-row.ts';

/** More accounts of one name are rooms or functions, not a person. */
const MOST_ACCOUNTS = 8;

/**
 * Families whose people have the same name: a likely proposal only where the numbers say which account is the main one, and a
 * question otherwise, because two people may share a name.
 */
export function judgeNamesakes(families: readonly Family[], overview: Overview): Judged | null {
  const related = families.filter(({ main }) =>
    families.some((other) => other.main !== main && !overview.apart(main, other.main)),
  );
  if (related.length < 2) return null;
  const accounts = related.flatMap(({ main, others }) => [main, ...others]);
  const what = personOf((related[0] as Family).main);
  const tooMany = accounts.length > MOST_ACCOUNTS;
  const main = mainAccount(accounts, overview);
  const first = main ?? likeliestMain(related, overview);
  const members: [Member, ...Member[]] = [
    asMember(first, overview),
    ...fixedOrder(accounts, overview)
      .filter((row) => row !== first)
      .map((row) => asMember(row, overview)),
  ];
  const { own, blocked, notes } = obstaclesOf(accounts, overview);
  if (blocked) return { kind: 'waiting', accounts };
  const separated = accounts.some((one) => accounts.some((other) => overview.apart(one, other)));
  const clear =
    main &&
    !own &&
    notes.length === 0 &&
    !separated &&
    !tooMany &&
    related.every(({ others }) => others.length === 0);
  if (clear && accounts.every((row) => !emailsDiffer(row, main))) {
    const evidence = accounts
      .filter((row) => row !== main)
      .flatMap((row) => evidenceFor(main, row, overview));
    const { parallel } = overview.settings;
    const proposal = buildProposal({ members, confidence: 'likely', evidence, parallel });
    return { kind: 'proposal', proposal };
  }
  const possible = !tooMany && !separated && own?.kind !== 'protected';
  const kind = own?.kind ?? kindOf(accounts, overview);
  const question = buildQuestion(
    {
      kind,
      what: own?.what ?? what,
      accounts,
      mains: related.map((family) => family.main),
      members: possible ? members : null,
      notes,
    },
    overview,
  );
  return { kind: 'question', question };
}

/** The only account without suffix whose number all others continue. */
function mainAccount(accounts: readonly UserRow[], overview: Overview): UserRow | undefined {
  const found = accounts.filter(
    (main) =>
      overview.suffixSlot(main) === undefined &&
      main.numbers.length === 1 &&
      accounts.every(
        (row) =>
          row === main ||
          (row.numbers.length === 1 &&
            continuesNumber(row.numbers[0] ?? '', main.numbers[0] ?? '')),
      ),
  );
  return found.length === 1 ? found[0] : undefined;
}

/** Without suffix before with suffix, then who has the most further accounts already, then the shorter number, the suffix and the user name. */
function likeliestMain(families: readonly Family[], overview: Overview): UserRow {
  const accounts = families.flatMap(({ main, others }) => [main, ...others]);
  const followers = new Map(families.map(({ main, others }) => [main, others.length]));
  const rank = (row: UserRow): readonly number[] => [
    overview.suffixSlot(row) ? 1 : 0,
    -(followers.get(row) ?? 0),
    row.numbers[0]?.length ?? 50,
  ];
  return fixedOrder(accounts, overview).sort((one, other) =>
    inOrder(rank(one), rank(other)),
  )[0] as UserRow;
}

function inOrder(one: readonly number[], other: readonly number[]): number {
  return one.map((value, at) => value - (other[at] ?? 0)).find((by) => by !== 0) ?? 0;
}

function kindOf(accounts: readonly UserRow[], overview: Overview): QuestionKind {
  if (accounts.every((row) => overview.suffixSlot(row) !== undefined)) return 'no-main-account';
  const emails = new Set(accounts.map(emailKey));
  return emails.size === 1 && !emails.has('') ? 'two-candidates' : 'same-name';
}
