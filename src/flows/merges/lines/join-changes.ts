import type { Change } from './compare-texts.ts';
import { endOf, type Hunk, joinHunks } from './hunk.ts';
import type { Range } from './lines.ts';

export interface Sides {
  readonly base: Int32Array;
  readonly own: Int32Array;
  readonly vendor: Int32Array;
}

/**
 * Walks both sides' changes along the base. Changes that touch each other become one hunk, a conflict unless one side made all of
 * it; the same change on both sides is none.
 */
export function joinChanges(
  own: readonly Change[],
  vendor: readonly Change[],
  sides: Sides,
): Hunk[] {
  const hunks: Hunk[] = [];
  // How far the next line of each side stands from its place in the base.
  let [ownShift, vendorShift] = [0, 0];
  let [o, v] = [0, 0];
  for (;;) {
    const mine = own[o];
    const theirs = vendor[v];
    if (!mine && !theirs) return hunks;
    if (mine && (!theirs || endOf(mine.before) < theirs.before.from)) {
      const { before, after } = mine;
      append(hunks, { takes: 'own', base: before, own: after, vendor: moved(before, vendorShift) });
      ownShift = endOf(after) - endOf(before);
      o += 1;
    } else if (theirs && (!mine || endOf(theirs.before) < mine.before.from)) {
      const { before, after } = theirs;
      append(hunks, { takes: 'vendor', base: before, own: moved(before, ownShift), vendor: after });
      vendorShift = endOf(after) - endOf(before);
      v += 1;
    } else if (mine && theirs) {
      if (!isSame(mine, theirs, sides)) append(hunks, conflict(mine, theirs));
      const [ownEnd, vendorEnd] = [endOf(mine.before), endOf(theirs.before)];
      if (ownEnd >= vendorEnd) {
        vendorShift = endOf(theirs.after) - vendorEnd;
        v += 1;
      }
      if (vendorEnd >= ownEnd) {
        ownShift = endOf(mine.after) - ownEnd;
        o += 1;
      }
    }
  }
}

function moved({ from, count }: Range, by: number): Range {
  return { from: from + by, count };
}

function isSame(mine: Change, theirs: Change, { own, vendor }: Sides): boolean {
  const { before, after } = mine;
  if (before.from !== theirs.before.from || before.count !== theirs.before.count) return false;
  if (after.count !== theirs.after.count) return false;
  for (let line = 0; line < after.count; line += 1) {
    if (own[after.from + line] !== vendor[theirs.after.from + line]) return false;
  }
  return true;
}

/** Both changes, each stretched by unchanged lines so that they begin and end at the same lines of the base. */
function conflict(mine: Change, theirs: Change): Hunk {
  const from = Math.min(mine.before.from, theirs.before.from);
  const to = Math.max(endOf(mine.before), endOf(theirs.before));
  return {
    takes: 'conflict',
    base: { from, count: to - from },
    own: stretched(mine, from, to),
    vendor: stretched(theirs, from, to),
  };
}

function stretched({ before, after }: Change, from: number, to: number): Range {
  const earlier = before.from - from;
  return { from: after.from - earlier, count: after.count + earlier + to - endOf(before) };
}

function append(hunks: Hunk[], hunk: Hunk): void {
  const last = hunks.at(-1);
  const touches =
    last && (hunk.own.from <= endOf(last.own) || hunk.vendor.from <= endOf(last.vendor));
  if (!touches) {
    hunks.push(hunk);
    return;
  }
  hunks[hunks.length - 1] = joinHunks(last, hunk);
}
