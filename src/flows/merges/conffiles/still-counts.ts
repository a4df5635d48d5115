import type { FileDecision } from './decision.ts';
import type { ForecastFile } from './forecast.ts';

type Seen = Pick<ForecastFile, 'path' | 'state' | 'own' | 'offered'>;

/** What a choice of a whole file is between: the file on the disk and the new package's. */
export function sidesOf({ own, offered }: Pick<Seen, 'own' | 'offered'>): string {
  return `${own ?? '-'} ${offered ?? '-'}`;
}

/**
 * The decision as it counts for a file now, bound to its present state; undefined when it counts no longer. A merge was decided for
 * one state and no other. Keeping one text or taking the other means the same as long as both texts are what they were, even
 * if a new version of the package has come in between.
 */
export function stillCounts(
  decisions: readonly FileDecision[],
  file: Seen,
): FileDecision | undefined {
  const decision = decisions.find(({ path }) => path === file.path);
  if (!decision || decision.state === file.state) return decision;
  const same = decision.choice !== 'merge' && decision.between === sidesOf(file);
  return same ? { ...decision, state: file.state } : undefined;
}
