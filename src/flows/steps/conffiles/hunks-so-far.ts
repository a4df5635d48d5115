import type { FileDecision, Side } from '../../merges/conffiles/decision.ts';
import type { ForecastFile } from '../../merges/conffiles/forecast.ts';
import { firstSides } from './hunk-fields.ts';
import type { Draft } from './talk.ts';

/** What people have said about the hunks of a file so far. */
export interface HunksSoFar {
  /** What each hunk becomes as long as nobody says otherwise. */
  readonly sides: Side[];
  /** Hunks, from 0, that need somebody and about which nobody has said anything. */
  readonly needs: number[];
  /** Some were edited, but nothing is decided by that yet. */
  readonly draft: boolean;
}

export function hunksSoFar(
  { proposal }: ForecastFile,
  decision: FileDecision | undefined,
  draft: Draft | undefined,
): HunksSoFar {
  if (!proposal) return { sides: [], needs: [], draft: false };
  if (draft && draft.sides.length === proposal.count) {
    return { sides: [...draft.sides], needs: [...draft.open], draft: true };
  }
  const all = decision?.sides.length === proposal.count;
  const needs = proposal.hunks.flatMap(({ proposed }, at) =>
    proposed === null && !all ? [at] : [],
  );
  return { sides: firstSides(proposal, decision?.sides), needs, draft: false };
}
