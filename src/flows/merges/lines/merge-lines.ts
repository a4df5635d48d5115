import type { Steps } from '../steps.ts';
import { type Change, compareTexts, occurrences } from './compare-texts.ts';
import type { Hunk } from './hunk.ts';
import { joinChanges } from './join-changes.ts';
import { type Lines, splitLines } from './lines.ts';
import { numberLines } from './number-lines.ts';
import { joinNearConflicts, refineConflicts } from './refine-conflicts.ts';

type Texts = Pick<Merge, 'base' | 'own' | 'vendor'>;

/** Three texts and where the second and third differ. Outside the hunks they are equal. */
export interface Merge {
  readonly base: Lines;
  readonly own: Lines;
  readonly vendor: Lines;
  readonly hunks: readonly Hunk[];
  /** What each side changed against the base; without a base what the vendor's text changes against the own one. */
  readonly ownChanges: readonly Change[];
  readonly vendorChanges: readonly Change[];
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
  const hunks = joinNearConflicts(refined, texts.own);
  return { ...texts, hunks, ownChanges: mine, vendorChanges: theirs };
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
  return { ...texts, hunks, ownChanges: [], vendorChanges: changes };
}

function* splitAll(base: string, own: string, vendor: string): Steps<Texts> {
  const first = splitLines(base);
  yield;
  const second = splitLines(own);
  yield;
  const third = splitLines(vendor);
  yield;
  return { base: first, own: second, vendor: third };
}
