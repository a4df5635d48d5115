import { quote } from '../../run/text.ts';
import type { AccountQuestion, QuestionKind } from './account-plan.ts';
import { asMain, asMember } from './as-member.ts';
import { buildProposal } from './build-proposal.ts';
import { buildQuestion } from './build-question.ts';
import { continuesNumber } from './continues-number.ts';
import { evidenceFor } from './evidence.ts';
import type { Family } from './find-families.ts';
import { emailsDiffer, nameKey, namesAgree, personOf, sameName } from './names.ts';
import { obstaclesOf } from './obstacles.ts';
import type { Overview } from './overview.ts';
import type { Confidence, Evidence, Member, Proposal } from './proposal.ts';
import type { UserRow } from './user-row.ts';

export type Judged =
  | { readonly kind: 'proposal'; readonly proposal: Proposal }
  | { readonly kind: 'question'; readonly question: AccountQuestion }
  /** Accounts that can be asked about only once a number that others have too is settled. */
  | { readonly kind: 'waiting'; readonly accounts: readonly UserRow[] };

/** Accounts that are called alike but for known suffixes: a proposal, unless anything speaks against it. */
export function judgeFamily({ main, others }: Family, overview: Overview): Judged {
  const group = [main, ...others];
  const members: [Member, ...Member[]] = [
    asMain(main, overview),
    ...others.map((row) => asMember(row, overview)),
  ];
  const { own, blocked, notes } = obstaclesOf(group, overview);
  if (blocked) return { kind: 'waiting', accounts: group };
  const kind = own?.kind ?? doubtIn(main, others) ?? (notes.length > 0 ? 'in-common' : undefined);
  if (kind) {
    const what = own?.what ?? personOf(main);
    const question = buildQuestion(
      { kind, what, accounts: group, members: kind === 'protected' ? null : members, notes },
      overview,
    );
    return { kind: 'question', question };
  }
  const proposal = buildProposal({
    members,
    confidence: confidenceOf(main, others, overview),
    evidence: [
      ...others.flatMap((row) => evidenceFor(main, row, overview)),
      ...namesakeNote(main, group, overview),
    ],
    parallel: overview.settings.parallel,
  });
  return { kind: 'proposal', proposal };
}

function doubtIn(main: UserRow, others: readonly UserRow[]): QuestionKind | undefined {
  if (others.some((row) => !namesAgree(row, main))) return 'name-differs';
  if (others.some((row) => emailsDiffer(row, main))) return 'same-name';
  const unconfirmed = others.some(
    (row) => !sameNameOrTitle(row, main) && !continuesMain(row, main),
  );
  return unconfirmed ? 'only-user-name' : undefined;
}

/** Names that were written down and are alike; also single ones, as of a reception. */
function sameNameOrTitle(one: UserRow, other: UserRow): boolean {
  return (one.firstName !== '' || one.lastName !== '') && namesAgree(one, other) && named(other);
}

function named({ firstName, lastName }: UserRow): boolean {
  return firstName !== '' || lastName !== '';
}

function continuesMain(row: UserRow, main: UserRow): boolean {
  return (
    row.numbers.length > 0 &&
    row.numbers.every((number) => continuesNumber(number, main.numbers[0] ?? ''))
  );
}

/** Everything the guide's example shows must be there, or it is only likely. */
function confidenceOf(main: UserRow, others: readonly UserRow[], overview: Overview): Confidence {
  const asInTheGuide =
    main.numbers.length === 1 &&
    others.every(
      (row) =>
        overview.parentOf(row)?.row === main &&
        sameName(row, main) &&
        row.numbers.length === 1 &&
        continuesMain(row, main) &&
        slotFits(row, overview),
    );
  const namesakes = (overview.byName.get(nameKey(main))?.length ?? 0) - 1 - others.length;
  return asInTheGuide && namesakes === 0 ? 'certain' : 'likely';
}

/** Where the table has slots of its own, the suffix must not contradict them. */
function slotFits(row: UserRow, overview: Overview): boolean {
  return row.slots.every((slot) => slot === overview.suffixSlot(row));
}

function namesakeNote(main: UserRow, group: readonly UserRow[], overview: Overview): Evidence[] {
  const others = (overview.byName.get(nameKey(main)) ?? []).filter((row) => !group.includes(row));
  if (others.length === 0) return [];
  const names = others
    .slice(0, 3)
    .map(({ username }) => `\`${quote(username)}\``)
    .join(', ');
  return [
    {
      against: true,
      de: `es gibt weitere Konten dieses Namens: ${names}`,
      en: `there are other accounts of this name: ${names}`,
    },
  ];
}
