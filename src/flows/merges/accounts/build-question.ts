import { quote, type Text } from '../../run/text.ts';
import type { AccountQuestion, QuestionKind } from './account-plan.ts';
import { buildProposal, hashOf } from './build-proposal.ts';
import { evidenceFor } from './evidence.ts';
import { fixedOrder } from './fixed-order.ts';
import { personOf } from './names.ts';
import type { Overview } from './overview.ts';
import type { Member } from './proposal.ts';
import { accountLine, QUESTION_TEXTS } from './question-texts.ts';
import type { UserRow } from './user-row.ts';

interface Doubt {
  readonly kind: QuestionKind;
  readonly what: string;
  readonly accounts: readonly UserRow[];
  /** One account of each possible person, where that is not every account. */
  readonly mains?: readonly UserRow[];
  /** The members of a merge if they are one person, survivor first; null where that is impossible. */
  readonly members: readonly [Member, ...Member[]] | null;
  /** What else whoever answers should know. */
  readonly notes?: readonly Text[];
}

/** More accounts than this are counted, not listed. */
const LISTED = 12;

export function buildQuestion(doubt: Doubt, overview: Overview): AccountQuestion {
  const { kind, what, accounts, members, mains = accounts, notes = [] } = doubt;
  const { title, why } = QUESTION_TEXTS[kind];
  const [main, ...others] = members ?? [];
  const evidence = main ? others.flatMap(({ row }) => evidenceFor(main.row, row, overview)) : [];
  const left = accounts.length - LISTED;
  return {
    id: `q-${kind}-${hashOf(fixedOrder(accounts, overview))}`,
    kind,
    title: title(quote(what)),
    detail: [
      why,
      ...accounts
        .slice(0, LISTED)
        .map((row) => accountLine(row.username, personOf(row), row.numbers)),
      ...(left > 0 ? [{ de: `… und ${left} weitere`, en: `… and ${left} more` }] : []),
      ...notes,
    ],
    accounts,
    mains,
    ifOne:
      members &&
      buildProposal({
        members,
        confidence: 'likely',
        evidence,
        parallel: overview.settings.parallel,
      }),
  };
}
