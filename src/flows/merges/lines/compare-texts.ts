import type { Steps } from '../steps.ts';
import { ChangedLines } from './changed-lines.ts';
import type { Range } from './lines.ts';
import { markChanges, type Occurrences } from './mark-changes.ts';
import { settleGroups } from './settle-groups.ts';

/** Lines of one text that stand in the place of lines of another. */
export interface Change {
  readonly before: Range;
  readonly after: Range;
}

export function occurrences(different: number): Occurrences {
  return { a: new Int32Array(different), b: new Int32Array(different) };
}

/** What has changed from one text to another, in order. Lines come as numbers. */
export function* compareTexts(
  before: Int32Array,
  after: Int32Array,
  counts: Occurrences,
): Steps<readonly Change[]> {
  const a = new ChangedLines(before);
  const b = new ChangedLines(after);
  yield* markChanges(a, b, counts);
  yield* settleGroups(a, b);
  yield* settleGroups(b, a);
  return changes(a, b);
}

function changes(a: ChangedLines, b: ChangedLines): Change[] {
  const found: Change[] = [];
  let [atA, atB] = [0, 0];
  while (atA < a.count || atB < b.count) {
    const [fromA, fromB] = [atA, atB];
    while (a.has(atA)) atA += 1;
    while (b.has(atB)) atB += 1;
    if (atA > fromA || atB > fromB) {
      found.push({
        before: { from: fromA, count: atA - fromA },
        after: { from: fromB, count: atB - fromB },
      });
    }
    atA += 1;
    atB += 1;
  }
  return found;
}
