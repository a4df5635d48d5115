import type { Text } from '../../run/text.ts';
import { plainWord } from '../table/plain-word.ts';
import type { AccountsNow } from './accounts-now.ts';
import type { ForwardingRow } from './forwarding.ts';
import type { Merge } from './merge.ts';
import { personOf } from './names.ts';
import type { Inventories } from './plan-work.ts';
import type { UserRow } from './user-row.ts';

/**
 * Words in names of accounts or profiles that tell that the business depends on the forwarding. Only whole words count, with what German
 * appends to them: Florence Nachtigall is no night service.
 */
const CRITICAL: readonly { readonly word: RegExp; readonly why: Text }[] = [
  {
    word: /^(?:nacht|nachts(?:chaltung)?|nacht(?:dienst|betrieb|modus|ansage|service|schicht|umleitung)|night|nights?(?:service|mode|shift))$/,
    why: { de: 'Nachtschaltung', en: 'night service' },
  },
  {
    word: /^(?:feiertag.*|holidays?|betriebsferien.*|betriebsurlaub.*|weihnacht.*)$/,
    why: { de: 'Feiertage und Betriebsferien', en: 'holidays' },
  },
  {
    word: /^(?:.*notdienst.*|notruf.*|notfall.*|.*bereitschaft.*|emergency|oncall|.*stordienst)$/,
    why: { de: 'Notdienst und Bereitschaft', en: 'emergency and on-call service' },
  },
  {
    word: /^(?:.*zentrale|empfang|reception|switchboard|.*hotline|.*vermittlung)$/,
    why: { de: 'Zentrale und Hotline', en: 'reception and hotline' },
  },
];

const NAMED: Text = { de: 'eigens genannt', en: 'named by you' };

/**
 * Whose forwarding profiles need a hand: after the update all are inactive, and those of deleted accounts are gone. Where the table says
 * who has profiles only they are listed, otherwise everybody who may have some. The business depends on the first ones. Accounts and
 * numbers are those there are now: a merge that was decided and never carried out has taken nothing from anybody.
 */
export function forwardingWork(
  rows: readonly UserRow[],
  merges: readonly Merge[],
  inventories: Inventories,
  critical: readonly string[],
  { gone, numbers }: AccountsNow,
): ForwardingRow[] {
  const byName = new Map(rows.map((row) => [row.username, row]));
  const told = rows.some(({ profiles }) => profiles.length > 0);
  const named = withHeirs(critical, rows, merges, numbers);
  const removedIn = (merge: Merge): string[] => merge.removed.filter((name) => gone.has(name));
  const survivors = new Map(
    merges.filter((merge) => removedIn(merge).length > 0).map((merge) => [merge.survivor, merge]),
  );
  const accountsOf = (merge: Merge): UserRow[] =>
    [merge.survivor, ...removedIn(merge)].flatMap((name) => byName.get(name) ?? []);
  const lost = merges.flatMap((merge): ForwardingRow[] => {
    const lostWith = removedIn(merge).filter((name) => {
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
        numbers: numbers.get(merge.survivor) ?? [],
        state: 'lost',
        profiles: lostWith.flatMap((name) => byName.get(name)?.profiles ?? []),
        lostWith,
        notes: lostWith.flatMap((name) => {
          const { found, notes = '' } = inventories[name] ?? {};
          return found?.includes('forwarding') && notes.trim() !== '' ? [notes.trim()] : [];
        }),
        critical: criticalWhy(accountsOf(merge), named),
      },
    ];
  });
  const remade = new Set(lost.map(({ account }) => account));
  const inactive = rows
    .filter(({ username, profiles }) => !gone.has(username) && (profiles.length > 0 || !told))
    .map((row): ForwardingRow => {
      const merge = survivors.get(row.username);
      return {
        account: row.username,
        person: personOf(row),
        numbers: numbers.get(row.username) ?? [],
        state: 'inactive',
        profiles: row.profiles,
        lostWith: [],
        notes: [],
        // Whoever names an account that is gone means the person, who has one line for that.
        critical: criticalWhy(
          merge && !remade.has(merge.survivor) ? accountsOf(merge) : [row],
          named,
        ),
      };
    })
    // Profiles belong to numbers: whoever has given the last one away has nothing to switch on.
    .filter((row) => row.numbers.length > 0 || byName.get(row.account)?.numbers.length === 0);
  const removed = new Set(merges.flatMap(removedIn));
  const moved = rows
    .filter(({ username, numbers: before }) => before.length > 0 && !removed.has(username))
    .filter(({ username }) => (numbers.get(username) ?? []).length === 0)
    .flatMap((row) => movedFrom(row, told, criticalWhy([row], named), byName, numbers));
  const all = [...lost, ...moved, ...inactive];
  return [...all.filter((row) => row.critical), ...all.filter((row) => !row.critical)];
}

/**
 * Profiles of an account without a number, whose numbers others have by now: nothing would say that they no longer apply. One row for
 * each of those others; without a word about profiles in the table only of an account that the business depends on.
 */
function movedFrom(
  row: UserRow,
  told: boolean,
  critical: Text | undefined,
  byName: ReadonlyMap<string, UserRow>,
  numbers: AccountsNow['numbers'],
): ForwardingRow[] {
  if (told ? row.profiles.length === 0 : !critical) return [];
  return [...numbers].flatMap(([account, now]): ForwardingRow[] => {
    const taken = now.filter((number) => row.numbers.includes(number));
    if (taken.length === 0) return [];
    const heir = byName.get(account);
    return [
      {
        account,
        person: heir ? personOf(heir) : account,
        numbers: taken,
        state: 'moved',
        profiles: row.profiles,
        lostWith: [row.username],
        notes: [],
        critical,
      },
    ];
  });
}

/**
 * What people named as critical, and whoever else has the numbers of it by now: a night service whose number has moved is what the
 * business depends on, not the account that had it. Within a merge it is the same person, who has a line already.
 */
function withHeirs(
  critical: readonly string[],
  rows: readonly UserRow[],
  merges: readonly Merge[],
  numbers: AccountsNow['numbers'],
): ReadonlySet<string> {
  const named = new Set(critical.map((name) => name.trim().toLowerCase()));
  const survivorOf = new Map(
    merges.flatMap(({ survivor, removed }) => removed.map((name) => [name, survivor] as const)),
  );
  const heirs = rows.flatMap(({ username, numbers: before }) => {
    const all = named.has(username.toLowerCase());
    const meant = before.filter((number) => all || named.has(number));
    return [...numbers].flatMap(([heir, now]) =>
      heir !== survivorOf.get(username) && now.some((number) => meant.includes(number))
        ? [heir.toLowerCase()]
        : [],
    );
  });
  return new Set([...named, ...heirs]);
}

function criticalWhy(rows: readonly UserRow[], named: ReadonlySet<string>): Text | undefined {
  const mentioned = rows.some(({ username, numbers }) =>
    [username.toLowerCase(), ...numbers].some((name) => named.has(name)),
  );
  if (mentioned) return NAMED;
  const words = rows.flatMap(({ username, firstName, lastName, profiles, groups }) =>
    [username, firstName, lastName, ...profiles, ...groups].flatMap(wordsIn),
  );
  return CRITICAL.find(({ word }) => words.some((one) => word.test(one)))?.why;
}

/** The words of a name; `on-call` reads as one, too. */
function wordsIn(name: string): string[] {
  return [...name.split(/[^\p{L}\p{M}]+/u), name].map(plainWord);
}
