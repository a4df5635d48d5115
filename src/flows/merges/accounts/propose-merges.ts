import type { AccountPlan, AccountQuestion } from './account-plan.ts';
import { askCollisions } from './ask-collisions.ts';
import { type Family, findFamilies } from './find-families.ts';
import { findStrangers } from './find-strangers.ts';
import { type Judged, judgeFamily } from './judge-family.ts';
import { judgeNamesakes } from './judge-namesakes.ts';
import { nameKey } from './names.ts';
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
    ...findStrangers(families, overview),
  ];
  const proposals = judged.flatMap((one) => (one.kind === 'proposal' ? [one.proposal] : []));
  const asked = withoutRepeats(
    judged.flatMap((one) => (one.kind === 'question' ? [one.question] : [])),
  );
  const waiting = judged.flatMap((one) => (one.kind === 'waiting' ? [one.accounts] : []));
  // A family whose accounts cannot be told apart is asked about by its number, as a collision would be: in the same words, once.
  const known = new Set(asked.map(({ id }) => id));
  const collisions = askCollisions(overview, asked, waiting).filter(({ id }) => !known.has(id));
  const questions = [...asked, ...collisions];
  return {
    proposals: [
      ...proposals.filter(({ confidence }) => confidence === 'certain'),
      ...proposals.filter(({ confidence }) => confidence === 'likely'),
    ],
    questions,
    alone: aloneIn(rows, proposals, questions, waiting),
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
  waiting: readonly (readonly UserRow[])[],
): string[] {
  const involved = new Set([
    ...proposals.flatMap(({ survivor, removed }) => [survivor, ...removed].map(({ row }) => row)),
    ...questions.flatMap(({ accounts }) => accounts),
    ...waiting.flat(),
  ]);
  return rows.filter((row) => !involved.has(row)).map(({ username }) => username);
}
