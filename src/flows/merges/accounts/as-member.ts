import type { Overview } from './overview.ts';
import type { Member } from './proposal.ts';
import type { UserRow } from './user-row.ts';

/** The slots the table names; else the one of its suffix; else the one of main accounts. */
export function asMember(row: UserRow, overview: Overview): Member {
  const { mainSlot } = overview.settings;
  return { row, slots: row.slots.length > 0 ? row.slots : [overview.suffixSlot(row) ?? mainSlot] };
}

/** The account without suffix of a family, even if its name happens to end like one. */
export function asMain(row: UserRow, overview: Overview): Member {
  return { row, slots: row.slots.length > 0 ? row.slots : [overview.settings.mainSlot] };
}
