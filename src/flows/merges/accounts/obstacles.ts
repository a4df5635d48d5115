import { quote, type Text } from '../../run/text.ts';
import type { QuestionKind } from './account-plan.ts';
import { dialled } from './dialled.ts';
import type { Overview } from './overview.ts';
import { phoneKey, phoneSpellings } from './phone-key.ts';
import type { UserRow } from './user-row.ts';

/** What keeps accounts from being proposed as one person, whatever their names say. */
export interface Obstacles {
  /** What only these accounts have in common, and a merge of them would settle; or an account that is never merged. */
  readonly own: Obstacle | undefined;
  /** A number that others have too, in the very same spelling: a merge would leave it on two accounts. */
  readonly blocked: boolean;
  /** What others have too and can be sorted out later. It is asked by itself, so that no answer about these accounts counts for it. */
  readonly notes: readonly Text[];
}

interface Obstacle {
  readonly kind: Extract<
    QuestionKind,
    'number-twice' | 'number-spelled' | 'shared-phone' | 'protected'
  >;
  /** The numbers, telephones or account. */
  readonly what: string;
}

/** What several accounts have. */
interface Shared {
  readonly what: string;
  readonly rows: readonly UserRow[];
}

/** Looks at the accounts of a possible merge. */
export function obstaclesOf(group: readonly UserRow[], overview: Overview): Obstacles {
  const kept = group.find(overview.isProtected);
  if (kept) return { own: { kind: 'protected', what: kept.username }, blocked: false, notes: [] };
  const outsiders = (rows: readonly UserRow[]): UserRow[] =>
    rows.filter((row) => !group.includes(row));
  const shared = (values: readonly string[], index: Overview['byNumber']): Shared[] =>
    [...new Set(values)].flatMap((what) => {
      const rows = index.get(what) ?? [];
      return rows.length > 1 ? [{ what, rows }] : [];
    });
  const numbers = group.flatMap((row) => row.numbers);
  const exact = shared(numbers, overview.byNumber);
  const spelled = shared(numbers.map(dialled), overview.byDialled).map(({ what, rows }) => ({
    what: spellingsOf(what, rows).join(' / '),
    rows,
  }));
  const desks = shared(
    group.flatMap(({ phones }) => phones.map(phoneKey)),
    overview.byPhone,
  ).map(({ what, rows }) => ({ what: phoneSpellings(what, rows), rows }));
  const inside = (all: readonly Shared[]): string =>
    all
      .filter(({ rows }) => outsiders(rows).length === 0)
      .map(({ what }) => what)
      .join(', ');
  const own: Obstacle[] = [
    { kind: 'number-twice', what: inside(exact) },
    { kind: 'number-spelled', what: inside(spelled) },
    { kind: 'shared-phone', what: inside(desks) },
  ];
  return {
    own: own.find(({ what }) => what !== ''),
    blocked: exact.some(({ rows }) => outsiders(rows).length > 0),
    notes: [
      ...spelled.flatMap(({ what, rows }) => noteOf(NUMBER, what, outsiders(rows))),
      ...desks.flatMap(({ what, rows }) => noteOf(PHONE, what, outsiders(rows))),
    ],
  };
}

/** How a number is written on these accounts. */
export function spellingsOf(number: string, holders: readonly UserRow[]): string[] {
  return [
    ...new Set(holders.flatMap(({ numbers }) => numbers.filter((one) => dialled(one) === number))),
  ];
}

/** More accounts than this are counted, not listed. */
const LISTED = 5;

function noteOf(kind: Text, what: string, others: readonly UserRow[]): Text[] {
  if (others.length === 0) return [];
  const names = others.slice(0, LISTED).map(({ username }) => `\`${quote(username)}\``);
  const list = [...names, ...(others.length > LISTED ? ['…'] : [])].join(', ');
  return [
    {
      de: `${kind.de} ${quote(what)} steht auch bei ${list}. Danach wird eigens gefragt; was hier entschieden wird, beantwortet es nicht.`,
      en: `${kind.en} ${quote(what)} is on ${list} as well. That is asked by itself; what is decided here does not answer it.`,
    },
  ];
}

const NUMBER: Text = { de: 'Nummer', en: 'Number' };
const PHONE: Text = { de: 'Telefon', en: 'Telephone' };
