import { joinTexts, quote, same, type Text } from '../../run/text.ts';
import { personOf } from './names.ts';
import { SLOT_NAMES } from './slot.ts';
import type { UserRow } from './user-row.ts';

/** What is different about accounts in another table: gone, another name, other numbers or slots; `otherwise` where they are the same. */
export function changedAccounts(
  accounts: readonly string[],
  before: readonly UserRow[],
  after: readonly UserRow[],
  otherwise: Text = OTHERS,
): Text {
  const find = (rows: readonly UserRow[], name: string): UserRow | undefined =>
    rows.find(({ username }) => username === name);
  const changes = accounts.flatMap((name): Text[] => {
    const [then, now] = [find(before, name), find(after, name)];
    if (!then) return [];
    if (!now) return [gone(name)];
    return [
      ...(personOf(then) === personOf(now)
        ? []
        : [changed(name, same(personOf(then)), same(personOf(now)))]),
      ...difference(name, same(then.numbers.join(', ')), same(now.numbers.join(', '))),
      ...difference(name, slots(then), slots(now)),
    ];
  });
  return changes.length > 0 ? joinTexts(changes, '; ') : otherwise;
}

function difference(name: string, then: Text, now: Text): Text[] {
  return then.de === now.de ? [] : [changed(name, then, now)];
}

function slots(row: UserRow): Text {
  return joinTexts(
    row.slots.map((slot) => SLOT_NAMES[slot]),
    ', ',
  );
}

function changed(name: string, then: Text, now: Text): Text {
  const line = (language: keyof Text): string =>
    `\`${quote(name)}\`: ${quote(then[language] || '–')} → ${quote(now[language] || '–')}`;
  return { de: line('de'), en: line('en') };
}

function gone(name: string): Text {
  return {
    de: `\`${quote(name)}\` steht nicht mehr in der Übersicht`,
    en: `\`${quote(name)}\` is no longer in the overview`,
  };
}

const OTHERS: Text = {
  de: 'andere Konten sind dazugekommen oder weggefallen, oder diese Nummern hat jetzt wer anders',
  en: 'other accounts have joined or gone, or somebody else has these numbers now',
};
