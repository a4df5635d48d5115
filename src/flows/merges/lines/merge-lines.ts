import type { Steps } from '../steps.ts';
import { compareTexts, occurrences } from './compare-texts.ts';
import type { Hunk } from './hunk.ts';
import { joinChanges } from './join-changes.ts';
import { type Lines, splitLines } from './lines.ts';
import { numberLines } from './number-lines.ts';
import { joinNearConflicts, refineConflicts } from './refine-conflicts.ts';

/** Three texts and where the second and third differ. Outside the hunks they are equal. */
export interface Merge {
  readonly base: Lines;
  readonly own: Lines;
  readonly vendor: Lines;
  readonly hunks: readonly Hunk[];
}

/**
 * Merges line by line. Verdict and text are those of `git merge-file`: people know its answers, and years of use have shown
 * that they can be trusted. `test/matrix/merge-like-git.test.ts` holds both beside each other.
 */
export function* mergeLines(base: string, own: string, vendor: string): Steps<Merge> {
  const texts = yield* splitAll(base, own, vendor);
  const { numbers, different } = yield* numberLines([texts.base, texts.own, texts.vendor]);
  const [ofBase, ofOwn, ofVendor] = numbers as [Int32Array, Int32Array, Int32Array];
  const sides = { base: ofBase, own: ofOwn, vendor: ofVendor };
  const counts = occurrences(different);
  const mine = yield* compareTexts(ofBase, ofOwn, counts);
  const theirs = yield* compareTexts(ofBase, ofVendor, counts);
  const joined = joinChanges(mine, theirs, sides);
  yield;
  const refined = yield* refineConflicts(joined, sides, counts);
  return { ...texts, hunks: joinNearConflicts(refined, texts.own) };
}

/** Where two texts differ when nobody knows what they started from: every hunk is a conflict. */
export function* compareLines(own: string, vendor: string): Steps<Merge> {
  const texts = yield* splitAll('', own, vendor);
  const { numbers, different } = yield* numberLines([texts.own, texts.vendor]);
  const [ofOwn, ofVendor] = numbers as [Int32Array, Int32Array];
  const changes = yield* compareTexts(ofOwn, ofVendor, occurrences(different));
  const hunks = changes.map(
    ({ before, after }): Hunk => ({
      takes: 'conflict',
      base: { from: 0, count: 0 },
      own: before,
      vendor: after,
    }),
  );
  return { ...texts, hunks };
}

function* splitAll(base: string, own: string, vendor: string): Steps<Omit<Merge, 'hunks'>> {
  const first = splitLines(base);
  yield;
  const second = splitLines(own);
  yield;
  const third = splitLines(vendor);
  yield;
  return { base: first, own: second, vendor: third };
}
