import type { AccountPlan, AccountQuestion } from './account-plan.ts';
import { buildQuestion } from './build-question.ts';
import { dialled } from './dialled.ts';
import { type Family, findFamilies } from './find-families.ts';
import { findStrangers } from './find-strangers.ts';
import { type Judged, judgeFamily } from './judge-family.ts';
import { judgeNamesakes } from './judge-namesakes.ts';
import { nameKey } from './names.ts';
import { spellingsOf } from './obstacles.ts';
import { type Overview, readOverview } from './overview.ts';
import type { Proposal } from './proposal.ts';
import type { MergeSettings } from './settings.ts';
import type { UserRow } from './user-row.ts';

/**
 * Which accounts look like one person. Pure and the same for the same table; takes time in proportion to it. `apart` holds the
 * accounts of every “never merge these”, whichever table they were said of.
 */
export function proposeMerges(
  rows: readonly UserRow[],
  settings: MergeSettings,
  apart: readonly (readonly string[])[] = [],
): AccountPlan {
  const overview = readOverview(rows, settings, apart);
  const families = findFamilies(overview);
  const judged: Judged[] = [
    ...families
      .filter(({ others }) => others.length > 0)
      .map((family) => judgeFamily(family, overview)),
    ...namesakes(families, overview),
    ...findStrangers(families, overview).map((question) => ({
      kind: 'question' as const,
      question,
    })),
  ];
  const proposals = judged.flatMap((one) => (one.kind === 'proposal' ? [one.proposal] : []));
  const questions = withoutRepeats(
    judged.flatMap((one) => (one.kind === 'question' ? [one.question] : [])),
  );
  questions.push(...numbersTwice(overview, questions));
  return {
    proposals: [
      ...proposals.filter(({ confidence }) => confidence === 'certain'),
      ...proposals.filter(({ confidence }) => confidence === 'likely'),
    ],
    questions,
    alone: aloneIn(rows, proposals, questions),
  };
}

function namesakes(families: readonly Family[], overview: Overview): Judged[] {
  const byName = new Map<string, Family[]>();
  for (const family of families) {
    const key = overview.isProtected(family.main) ? '' : nameKey(family.main);
    if (key === '') continue;
    const others = byName.get(key);
    if (others) others.push(family);
    else byName.set(key, [family]);
  }
  return [...byName.values()]
    .filter((group) => group.length > 1)
    .flatMap((group) => judgeNamesakes(group, overview) ?? []);
}

/** Numbers on several accounts that nobody has been asked about yet: they would stop any work plan. Spellings of one are told together. */
function numbersTwice(overview: Overview, asked: readonly AccountQuestion[]): AccountQuestion[] {
  const known = new Map<string, Set<UserRow>>();
  for (const { kind, accounts } of asked) {
    if (kind !== 'number-twice' && kind !== 'number-spelled') continue;
    for (const number of accounts.flatMap(({ numbers }) => numbers.map(dialled))) {
      known.set(number, new Set([...(known.get(number) ?? []), ...accounts]));
    }
  }
  return [...overview.byDialled]
    .filter(([, rows]) => rows.length > 1)
    .filter(([number, rows]) => !rows.every((row) => known.get(number)?.has(row)))
    .map(([number, accounts]) => {
      const spellings = spellingsOf(number, accounts);
      const exact = spellings.some((one) => (overview.byNumber.get(one)?.length ?? 0) > 1);
      const kind = exact ? 'number-twice' : 'number-spelled';
      const what = spellings.join(' / ');
      return buildQuestion({ kind, what, accounts, members: null }, overview);
    });
}

/** The same accounts are asked about once, for the first and gravest reason. */
function withoutRepeats(questions: readonly AccountQuestion[]): AccountQuestion[] {
  const seen = new Set<string>();
  return questions.filter(({ accounts }) => {
    const key = accounts
      .map(({ username }) => username)
      .sort()
      .join('\n');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function aloneIn(
  rows: readonly UserRow[],
  proposals: readonly Proposal[],
  questions: readonly AccountQuestion[],
): string[] {
  const involved = new Set([
    ...proposals.flatMap(({ survivor, removed }) => [survivor, ...removed].map(({ row }) => row)),
    ...questions.flatMap(({ accounts }) => accounts),
  ]);
  return rows.filter((row) => !involved.has(row)).map(({ username }) => username);
}
