import type { Slot } from './matrix.ts';
import type { Merge } from './merge.ts';

/** Which slots the account that stays gets, and which it loses. */
export function slotChanges({ survivor, before, after }: Merge): {
  readonly added: readonly Slot[];
  readonly removed: readonly Slot[];
} {
  const had = before.find(({ account }) => account === survivor)?.slots ?? [];
  return { added: without(after.slots, had), removed: without(had, after.slots) };
}

function without(slots: readonly Slot[], others: readonly Slot[]): Slot[] {
  return slots.filter(
    ({ type, nth }) => !others.some((other) => other.type === type && other.nth === nth),
  );
}
