import { joinTexts, type Language, type Text } from '../../run/text.ts';
import { HANGING_NAMES, type Inventory } from './hanging.ts';
import type { Merge } from './merge.ts';
import type { Inventories } from './plan-work.ts';
import { SLOT_NAMES } from './slot.ts';
import type { UserRow } from './user-row.ts';

/** Headers the import knows, so that the table can be read back; the remarks behind them it leaves alone. */
const HEADERS = [
  'Benutzername',
  'Vorname',
  'Nachname',
  'E-Mail',
  'Nebenstellen',
  'Slots',
  'Gruppen',
  'Telefone',
  'Rufumleitungsprofile',
] as const;
const REMARKS: readonly Text[] = [
  { de: 'Vorgesehen', en: 'Planned' },
  { de: 'Daran hing', en: 'What hung on it' },
  { de: 'Notiz', en: 'Note' },
];
const STAYS: Text = { de: 'bleibt', en: 'stays' };
const DELETED: Text = { de: 'gelöscht', en: 'deleted' };

/**
 * Every account that merges touch, as it was before: the way back, if somebody has to create an account anew. A CSV file that opens
 * in a spreadsheet with a double click (mark, semicolons) and that the import reads again.
 */
export function undoTable(
  merges: readonly Merge[],
  rows: readonly UserRow[],
  inventories: Inventories,
  language: Language,
): string {
  const headers = [...HEADERS, ...REMARKS.map((remark) => remark[language])];
  const fates = fatesOf(merges, rows);
  const lines = rows.flatMap((row) => {
    const fate = fates.get(row.username);
    return fate === undefined
      ? []
      : [lineOf(row, fate[language], inventories[row.username], language)];
  });
  return `\ufeff${[headers.join(';'), ...lines].join('\r\n')}\r\n`;
}

/** What becomes of each touched account, and of each of its numbers; also of those a number is taken from. */
function fatesOf(merges: readonly Merge[], rows: readonly UserRow[]): Map<string, Text> {
  const takers = new Map(
    merges.flatMap(({ survivor, after }) =>
      after.rows.map(({ number }) => [number, survivor] as const),
    ),
  );
  const givers = merges.flatMap(({ after }) =>
    after.rows.flatMap(({ from, also = [] }) => [from, ...also]),
  );
  const [stay, go] = [
    new Set(merges.map(({ survivor }) => survivor)),
    new Set(merges.flatMap(({ removed }) => removed)),
  ];
  const touched = new Set([...stay, ...go, ...givers]);
  return new Map(
    rows
      .filter(({ username }) => touched.has(username))
      .map(({ username, numbers }) => {
        const whole = stay.has(username) || go.has(username);
        const passed = numbers.flatMap((number) => {
          const taker = takers.get(number);
          if (taker === username) return [];
          return taker ? [goesTo(number, taker)] : whole ? [dropped(number)] : [];
        });
        return [username, joinTexts([go.has(username) ? DELETED : STAYS, ...passed], ', ')];
      }),
  );
}

function goesTo(number: string, account: string): Text {
  return { de: `${number} an ${account}`, en: `${number} to ${account}` };
}

function dropped(number: string): Text {
  return { de: `${number} entfällt`, en: `${number} given up` };
}

function lineOf(
  row: UserRow,
  fate: string,
  inventory: Inventory | undefined,
  language: Language,
): string {
  return [
    row.username,
    row.firstName,
    row.lastName,
    row.email,
    row.numbers.join(', '),
    row.slots.map((slot) => SLOT_NAMES[slot][language]).join(', '),
    row.groups.join(', '),
    row.phones.join(', '),
    row.profiles.join(', '),
    fate,
    inventory?.found.map((kind) => HANGING_NAMES[kind].name[language]).join(', ') ?? '',
    inventory?.notes ?? '',
  ]
    .map(asCell)
    .join(';');
}

/**
 * A spreadsheet would calculate what begins like a formula, and take digits for a number: no leading zeros, and `4,96669E+11` for a long one or
 * an address like `001565e12345`. The apostrophe makes it text, and the import takes it off again.
 */
function asCell(value: string): string {
  const safe = /^(?:[=+@-]|0\d+$|\d{12,}$|\d+e\d+$)/i.test(value) ? `'${value}` : value;
  return /[";'\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
