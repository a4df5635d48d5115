import { continuesNumber } from './continues-number.ts';
import { sameName } from './names.ts';
import { slotOf } from './read-slots.ts';
import type { MergeSettings } from './settings.ts';
import type { SlotType } from './slot.ts';
import type { UserRow } from './user-row.ts';

/** A pattern needs more than one example. */
const FEWEST = 2;
/** `.m`, `-handy`, `_dect2`: short, and of letters. */
const SUFFIX = /^[._+-]?[a-z]{1,10}\d?$/;

const LETTERS: Readonly<Record<string, SlotType>> = {
  d: 'dect',
  m: 'mobile',
  h: 'mobile',
  s: 'softphone',
  u: 'ucc',
};

/**
 * The suffixes a table itself shows: endings by which user names of one name, with numbers that continue each other, differ again and
 * again. Falls back on the settings given where the table shows none, so that a form can always begin with something.
 */
export function suggestSuffixes(
  rows: readonly UserRow[],
  settings: MergeSettings,
): MergeSettings['suffixes'] {
  const byName = new Map(rows.map((row) => [row.username.toLowerCase(), row]));
  const counts = new Map<string, number>();
  for (const row of rows) {
    const suffix = suffixIn(row, byName);
    if (suffix !== undefined) counts.set(suffix, (counts.get(suffix) ?? 0) + 1);
  }
  const found = [...counts]
    .filter(([, count]) => count >= FEWEST)
    .sort(([, one], [, other]) => other - one)
    .map(([suffix]) => ({ suffix, slot: guess(suffix, settings) }));
  return found.length > 0 ? found : settings.suffixes;
}

/** What an account's user name has more than that of the same person's main account. */
function suffixIn(row: UserRow, byName: ReadonlyMap<string, UserRow>): string | undefined {
  const name = row.username.toLowerCase();
  for (let end = name.length - 1; end > 1; end -= 1) {
    const main = byName.get(name.slice(0, end));
    const suffix = name.slice(end);
    if (!main || !SUFFIX.test(suffix)) continue;
    const [number = '', first = ''] = [row.numbers[0], main.numbers[0]];
    return sameName(row, main) && continuesNumber(number, first) ? suffix : undefined;
  }
  return undefined;
}

function guess(suffix: string, settings: MergeSettings): SlotType {
  const known = settings.suffixes.find((one) => one.suffix === suffix)?.slot;
  const letters = suffix.replaceAll(/[^a-z]/g, '');
  return known ?? slotOf(letters) ?? LETTERS[letters.slice(0, 1)] ?? settings.mainSlot;
}
