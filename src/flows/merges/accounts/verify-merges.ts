import { quote, type Text } from '../../run/text.ts';
import { driftOf } from './drift-of.ts';
import { firstSpelling } from './first-spelling.ts';
import type { Merge } from './merge.ts';
import { type Owners, ownersOf } from './owners-of.ts';
import { SLOT_NAMES } from './slot.ts';
import type { UserRow } from './user-row.ts';
import type { Drift, Verification } from './verification.ts';

/** What a second user overview shows of the merges, and what else has changed since the first. */
export function verifyMerges(
  merges: readonly Merge[],
  before: readonly UserRow[],
  after: readonly UserRow[],
): { readonly merges: readonly Verification[]; readonly drift: Drift } {
  const { rows: seen, spelled } = firstSpelling(merges, before, after);
  const rows = new Map(seen.map((row) => [row.username.toLowerCase(), row]));
  const owners = ownersOf(seen);
  return {
    merges: merges.map((merge) => verifyMerge(merge, rows, owners)),
    drift: { ...driftOf(merges, before, seen), spelled },
  };
}

/** `late`: not done yet. `wrong`: done otherwise than decided. */
interface Difference {
  readonly kind: 'late' | 'wrong';
  readonly text: Text;
}

type Rows = ReadonlyMap<string, UserRow>;

function verifyMerge(merge: Merge, rows: Rows, owners: Owners): Verification {
  const survivor = rows.get(merge.survivor.toLowerCase());
  const differences = [
    ...merge.removed.flatMap((account) => stillThere(account, rows)),
    ...(survivor ? numberDifferences(merge, survivor, owners) : [survivorGone(merge.survivor)]),
    ...(survivor ? slotDifferences(merge, survivor) : []),
  ];
  return {
    proposal: merge.proposal,
    person: merge.person,
    state: stateOf(merge, differences, rows),
    differences: differences.map(({ text }) => text),
    unseen: survivor && survivor.slots.length > 0 ? [TICKS_UNSEEN] : [SLOTS_UNSEEN],
  };
}

function stateOf(
  merge: Merge,
  differences: readonly Difference[],
  rows: Rows,
): Verification['state'] {
  if (differences.length === 0) return 'done';
  if (differences.some(({ kind }) => kind === 'wrong')) return 'different';
  const untouched = merge.before.every(({ account, rows: numbers }) => {
    const row = rows.get(account.toLowerCase());
    return row && numbers.map(({ number }) => number).join() === row.numbers.join();
  });
  return untouched ? 'not-begun' : 'partly';
}

function stillThere(account: string, rows: Rows): Difference[] {
  const row = rows.get(account.toLowerCase());
  if (!row) return [];
  const [name, list] = [quote(account), row.numbers.join(', ')];
  return [
    {
      kind: 'late',
      text: {
        de: `\`${name}\` gibt es noch${list ? `, mit ${list}` : ''}`,
        en: `\`${name}\` still exists${list ? `, with ${list}` : ''}`,
      },
    },
  ];
}

function survivorGone(account: string): Difference {
  const name = quote(account);
  return {
    kind: 'wrong',
    text: {
      de: `\`${name}\` sollte bleiben und ist weg. Bitte den Benutzer neu anlegen; die Rücknahme-Tabelle zeigt, wie er war.`,
      en: `\`${name}\` should have stayed and is gone. Please create the user anew; the undo table shows how it was.`,
    },
  };
}

function numberDifferences(merge: Merge, survivor: UserRow, owners: Owners): Difference[] {
  const { before, after } = merge;
  const wanted = after.rows.map(({ number }) => number);
  const missing = wanted.filter((number) => !survivor.numbers.includes(number));
  const extra = survivor.numbers.filter((number) => !wanted.includes(number));
  const had = before.find(({ account }) => account === merge.survivor)?.rows ?? [];
  return [
    ...missing.map((number) => missingNumber(number, merge, owners.get(number) ?? [])),
    ...wanted
      .filter((number) => !missing.includes(number))
      .flatMap((number) => onOthersToo(number, merge, owners.get(number) ?? [])),
    ...extra.map((number): Difference => {
      const name = quote(survivor.username);
      // A number that should go elsewhere is still there; any other was never decided.
      const kind = had.some((row) => row.number === number) ? 'late' : 'wrong';
      return {
        kind,
        text: {
          de: `\`${name}\` hat zusätzlich ${number}`,
          en: `\`${name}\` has ${number} in addition`,
        },
      };
    }),
  ];
}

function missingNumber(number: string, merge: Merge, holders: readonly string[]): Difference {
  const name = quote(merge.survivor);
  if (holders.length === 0) {
    return {
      kind: 'late',
      text: {
        de: `${number} fehlt bei \`${name}\` und steht bei keinem anderen Konto`,
        en: `${number} is missing on \`${name}\` and is on no other account`,
      },
    };
  }
  const list = codes(holders);
  return {
    kind: kindOf(number, merge, holders),
    text: {
      de: `${number} fehlt bei \`${name}\` und steht bei ${list}`,
      en: `${number} is missing on \`${name}\` and is on ${list}`,
    },
  };
}

/** The survivor has the number, and so has somebody else: calls to it go to either. */
function onOthersToo(number: string, merge: Merge, holders: readonly string[]): Difference[] {
  const others = holders.filter((name) => name.toLowerCase() !== merge.survivor.toLowerCase());
  if (others.length === 0) return [];
  const [name, list] = [quote(merge.survivor), codes(others)];
  return [
    {
      kind: kindOf(number, merge, others),
      text: {
        de: `${number} steht bei \`${name}\` und zugleich bei ${list}`,
        en: `${number} is on \`${name}\` and on ${list} as well`,
      },
    },
  ];
}

/** On the accounts that had a number it is only not taken away yet; anywhere else somebody put it. */
function kindOf(
  number: string,
  { after, before, removed }: Merge,
  holders: readonly string[],
): Difference['kind'] {
  const had = before
    .filter(({ rows }) => rows.some((row) => row.number === number))
    .map(({ account }) => account);
  const from = after.rows
    .filter((row) => row.number === number)
    .flatMap((row) => [row.from, ...(row.also ?? [])]);
  const early = new Set([...had, ...from, ...removed].map((name) => name.toLowerCase()));
  return holders.every((name) => early.has(name.toLowerCase())) ? 'late' : 'wrong';
}

function codes(accounts: readonly string[]): string {
  return accounts.map((name) => `\`${quote(name)}\``).join(', ');
}

/** Only where the table has a column of slots. */
function slotDifferences({ survivor, before, after }: Merge, row: UserRow): Difference[] {
  if (row.slots.length === 0) return [];
  const count = (slots: readonly string[], type: string): number =>
    slots.filter((slot) => slot === type).length;
  const wanted = after.slots.map(({ type }) => type);
  const had = before.find(({ account }) => account === survivor)?.slots.map(({ type }) => type);
  return [...new Set([...wanted, ...row.slots])].flatMap((type): Difference[] => {
    const [want, have] = [count(wanted, type), count(row.slots, type)];
    if (want === have) return [];
    const [slot, name] = [SLOT_NAMES[type], quote(survivor)];
    return [
      {
        // One it had before is only not removed yet.
        kind: have < want || have <= count(had ?? [], type) ? 'late' : 'wrong',
        text: {
          de: `\`${name}\` hat ${have} von ${want} Slots ${slot.de}`,
          en: `\`${name}\` has ${have} of ${want} slots ${slot.en}`,
        },
      },
    ];
  });
}

const SLOTS_UNSEEN: Text = {
  de: 'Slots und Haken zeigt diese Übersicht nicht; sie stehen auf der Detailseite des Benutzers.',
  en: 'Slots and ticks are not in this overview; they are on the detail page of the user.',
};

const TICKS_UNSEEN: Text = {
  de: 'Die Haken der Matrix zeigt diese Übersicht nicht; sie stehen auf der Detailseite des Benutzers.',
  en: 'The ticks of the matrix are not in this overview; they are on the detail page of the user.',
};
