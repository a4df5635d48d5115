import type { Steps } from '../steps.ts';
import { compareTexts } from './compare-texts.ts';
import { endOf, type Hunk, joinHunks } from './hunk.ts';
import type { Sides } from './join-changes.ts';
import { type Lines, type Range, textOf } from './lines.ts';
import type { Occurrences } from './mark-changes.ts';

/** Conflicts with no more lines between them are shown as one. */
const NEAR = 3;

/** Makes conflicts as small as both sides' texts allow: lines they have in common are none. Some leave nothing at all. */
export function* refineConflicts(
  hunks: readonly Hunk[],
  { own, vendor }: Sides,
  counts: Occurrences,
): Steps<Hunk[][]> {
  const refined: Hunk[][] = [];
  for (const hunk of hunks) {
    if (hunk.takes !== 'conflict' || hunk.own.count === 0 || hunk.vendor.count === 0) {
      refined.push([hunk]);
      continue;
    }
    const mine = own.subarray(hunk.own.from, endOf(hunk.own));
    const theirs = vendor.subarray(hunk.vendor.from, endOf(hunk.vendor));
    const changes = yield* compareTexts(mine, theirs, counts);
    refined.push(
      changes.map(({ before, after }) => ({
        ...hunk,
        own: { from: hunk.own.from + before.from, count: before.count },
        vendor: { from: hunk.vendor.from + after.from, count: after.count },
      })),
    );
  }
  return refined;
}

/** Joins conflicts with next to nothing between them: one larger question is easier to answer than two cramped ones. */
export function joinNearConflicts(refined: readonly Hunk[][], own: Lines): Hunk[] {
  const joined: Hunk[] = [];
  let last: Hunk | undefined;
  for (const parts of refined) {
    // A conflict of which nothing is left keeps its neighbours apart.
    if (parts.length === 0) last = undefined;
    for (const hunk of parts) {
      const bothConflicts = last?.takes === 'conflict' && hunk.takes === 'conflict';
      if (last && bothConflicts && saysLittle(own, between(last.own, hunk.own))) {
        last = joinHunks(last, hunk);
        joined[joined.length - 1] = last;
      } else {
        joined.push(hunk);
        last = hunk;
      }
    }
  }
  return joined;
}

function between(before: Range, after: Range): Range {
  return { from: endOf(before), count: after.from - endOf(before) };
}

function saysLittle(own: Lines, gap: Range): boolean {
  return gap.count <= NEAR || !/[A-Za-z0-9]/.test(textOf(own, gap));
}
