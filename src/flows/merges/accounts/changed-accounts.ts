import { joinTexts, quote, type Text } from '../../run/text.ts';
import { personOf } from './names.ts';
import { SLOT_NAMES } from './slot.ts';
import type { UserRow } from './user-row.ts';

/** What is different about accounts in another table: gone, another name, other numbers or slots. */
export function changedAccounts(
  accounts: readonly string[],
  before: readonly UserRow[],
  after: readonly UserRow[],
): Text {
  const find = (rows: readonly UserRow[], name: string): UserRow | undefined =>
    rows.find(({ username }) => username === name);
  const changes = accounts.flatMap((name): Text[] => {
    const [then, now] = [find(before, name), find(after, name)];
    if (!then) return [];
    if (!now) return [gone(name)];
    return [
      ...(personOf(then) === personOf(now) ? [] : [changed(name, personOf(then), personOf(now))]),
      ...difference(name, then.numbers, now.numbers),
      ...difference(name, slots(then), slots(now)),
    ];
  });
  return changes.length > 0 ? joinTexts(changes, '; ') : OTHERS;
}

function difference(name: string, then: readonly string[], now: readonly string[]): Text[] {
  const [old, fresh] = [then.join(', '), now.join(', ')];
  return old === fresh ? [] : [changed(name, old || '–', fresh || '–')];
}

function slots(row: UserRow): string[] {
  return row.slots.map((slot) => SLOT_NAMES[slot].de);
}

function changed(name: string, then: string, now: string): Text {
  const line = `\`${quote(name)}\`: ${quote(then)} → ${quote(now)}`;
  return { de: line, en: line };
}

function gone(name: string): Text {
  return {
    de: `\`${quote(name)}\` steht nicht mehr in der Übersicht`,
    en: `\`${quote(name)}\` is no longer in the overview`,
  };
}

const OTHERS: Text = {
  de: 'andere Konten sind dazugekommen oder haben jetzt diese Nummern',
  en: 'other accounts have joined, or have these numbers now',
};
