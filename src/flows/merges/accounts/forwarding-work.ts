import type { Text } from '../../run/text.ts';
import { plainWord } from '../table/plain-word.ts';
import type { ForwardingRow } from './forwarding.ts';
import type { Merge } from './merge.ts';
import { personOf } from './names.ts';
import type { Inventories } from './plan-work.ts';
import type { UserRow } from './user-row.ts';

/** Words in names of accounts or profiles that tell that the business depends on the forwarding. */
const CRITICAL: readonly { readonly words: readonly string[]; readonly why: Text }[] = [
  {
    words: ['nacht', 'night'],
    why: { de: 'Nachtschaltung', en: 'night service' },
  },
  {
    words: ['feiertag', 'holiday', 'betriebsferien', 'weihnacht'],
    why: { de: 'Feiertage und Betriebsferien', en: 'holidays' },
  },
  {
    words: ['notdienst', 'notruf', 'notfall', 'bereitschaft', 'emergency', 'oncall', 'stordienst'],
    why: { de: 'Notdienst und Bereitschaft', en: 'emergency and on-call service' },
  },
  {
    words: ['zentrale', 'empfang', 'reception', 'switchboard', 'hotline', 'vermittlung'],
    why: { de: 'Zentrale und Hotline', en: 'reception and hotline' },
  },
];

const NAMED: Text = { de: 'von euch genannt', en: 'named by you' };

/**
 * Whose forwarding profiles need a hand: after the update all are inactive, and those of deleted accounts are gone. Where the table says
 * who has profiles only they are listed, otherwise everybody who may have some. The business depends on the first ones.
 */
export function forwardingWork(
  rows: readonly UserRow[],
  merges: readonly Merge[],
  inventories: Inventories,
  critical: readonly string[],
): ForwardingRow[] {
  const byName = new Map(rows.map((row) => [row.username, row]));
  const told = rows.some(({ profiles }) => profiles.length > 0);
  const named = new Set(critical.map((name) => name.trim().toLowerCase()));
  const removed = new Map(
    merges.flatMap((merge) => merge.removed.map((name) => [name, merge] as const)),
  );
  const survivors = new Map(merges.map((merge) => [merge.survivor, merge]));
  const accountsOf = (merge: Merge): UserRow[] =>
    [merge.survivor, ...merge.removed].flatMap((name) => byName.get(name) ?? []);
  const lost = merges.flatMap((merge): ForwardingRow[] => {
    const lostWith = merge.removed.filter((name) => {
      const found = inventories[name]?.found;
      const profiles = byName.get(name)?.profiles ?? [];
      // Nobody has looked yet, or somebody found some.
      return profiles.length > 0 || (found ? found.includes('forwarding') : !told);
    });
    if (lostWith.length === 0) return [];
    return [
      {
        account: merge.survivor,
        person: merge.person,
        numbers: merge.after.rows.map(({ number }) => number),
        state: 'lost',
        profiles: lostWith.flatMap((name) => byName.get(name)?.profiles ?? []),
        lostWith,
        critical: criticalWhy(accountsOf(merge), named),
      },
    ];
  });
  const remade = new Set(lost.map(({ account }) => account));
  const inactive = rows
    .filter(({ username, profiles }) => !removed.has(username) && (profiles.length > 0 || !told))
    .map((row): ForwardingRow => {
      const merge = survivors.get(row.username);
      return {
        account: row.username,
        person: personOf(row),
        numbers: merge?.after.rows.map(({ number }) => number) ?? row.numbers,
        state: 'inactive',
        profiles: row.profiles,
        lostWith: [],
        // Whoever names an account that is gone means the person, who has one line for that.
        critical: criticalWhy(
          merge && !remade.has(merge.survivor) ? accountsOf(merge) : [row],
          named,
        ),
      };
    });
  const all = [...lost, ...inactive];
  return [...all.filter((row) => row.critical), ...all.filter((row) => !row.critical)];
}

function criticalWhy(rows: readonly UserRow[], named: ReadonlySet<string>): Text | undefined {
  const mentioned = rows.some(({ username, numbers }) =>
    [username.toLowerCase(), ...numbers].some((name) => named.has(name)),
  );
  if (mentioned) return NAMED;
  const words = rows
    .flatMap(({ username, firstName, lastName, profiles, groups }) => [
      username,
      firstName,
      lastName,
      ...profiles,
      ...groups,
    ])
    .map(plainWord);
  return CRITICAL.find((kind) =>
    kind.words.some((word) => words.some((text) => text.includes(word))),
  )?.why;
}
