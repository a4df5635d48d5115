import type { Steps } from '../steps.ts';
import { ChangeGroup } from './change-group.ts';
import type { ChangedLines } from './changed-lines.ts';

/** Groups between two pauses. */
const PIECE = 2_000;

/**
 * Groups of changed lines often can be slid up or down over equal lines without changing what they say. Each is slid until it
 * lies beside a change of the other text, else down as far as it goes, as git does: where a group lies decides whether
 * two changes of a merge touch.
 */
export function* settleGroups(text: ChangedLines, other: ChangedLines): Steps<void> {
  const group = new ChangeGroup(text);
  const beside = new ChangeGroup(other);
  let count = 0;
  do {
    if (group.size > 0) settle(group, beside);
    count += 1;
    if (count % PIECE === 0) yield;
  } while (group.next() && beside.next());
}

function settle(group: ChangeGroup, beside: ChangeGroup): void {
  let highest: number;
  let sawOther: boolean;
  let size: number;
  do {
    size = group.size;
    sawOther = false;
    while (group.slideUp()) beside.previous();
    highest = group.to;
    if (beside.size > 0) sawOther = true;
    while (group.slideDown()) {
      beside.next();
      if (beside.size > 0) sawOther = true;
    }
    // A group that joined another on the way can slide anew.
  } while (size !== group.size);
  if (group.to === highest || !sawOther) return;
  while (beside.size === 0) {
    group.slideUp();
    beside.previous();
  }
}
