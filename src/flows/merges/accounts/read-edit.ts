import { quote, type Text } from '../../run/text.ts';
import { numberSlots } from './build-proposal.ts';
import type { Decision } from './decision.ts';
import { dialled } from './dialled.ts';
import { NO_SLOT } from './edit-fields.ts';
import type { NumberRow } from './matrix.ts';
import type { Owners } from './owners-of.ts';
import type { Proposal } from './proposal.ts';
import { readNumbers } from './read-numbers.ts';
import { SlotType } from './slot.ts';

type ReadEdited = Extract<Decision, { choice: 'edit' }>;
export type ReadEdit =
  | { readonly ok: true; readonly decision: ReadEdited }
  | { readonly ok: false; readonly errors: Readonly<Record<string, Text>> };

type Values = Readonly<Record<string, string>>;

/** What somebody changed about a proposal, or what is wrong with it, by field. `owners` says who has a number now. */
export function readEdit(proposal: Proposal, values: Values, owners: Owners): ReadEdit {
  const { before, after } = proposal;
  const accounts = before.map(({ account }) => account);
  const survivor = accounts[Number(values['survivor'] ?? 0)] ?? proposal.survivor.row.username;
  const keep = picked(values['keep']).flatMap((at) => accounts[at] ?? []);
  const errors: Record<string, Text> = {};
  if (keep.includes(survivor)) errors['keep'] = SURVIVOR_KEPT;
  else if (accounts.length - keep.length < 2) errors['keep'] = NOTHING_LEFT;

  const kept = new Set(keep);
  const merged = accounts.filter((account) => !kept.has(account));
  const slots = slotsOf(proposal, kept, values);
  const gone = listed('given-up', values, errors);
  const sources = new Map(
    after.rows.map((row) => [row.number, sourceOf(row, proposal, [survivor, ...merged])]),
  );
  const rows: NumberRow[] = after.rows.flatMap(({ number }, at): NumberRow[] => {
    const from = sources.get(number);
    if (from === undefined || gone.includes(number)) return [];
    const on = picked(values[`number-${at}`]).flatMap((nth) => slots.position.get(nth) ?? []);
    if (on.length === 0) errors[`number-${at}`] = nowhere(number);
    return [{ number, on, from }];
  });
  for (const number of gone) {
    if (sources.get(number) === undefined) errors['given-up'] = notTheirs(number);
  }
  for (const number of listed('take', values, errors)) {
    const [from] = holdersOf(number, owners);
    if (from === undefined) errors['take'] = spelledOtherwise(number, owners) ?? unknown(number);
    else if (!rows.some((row) => row.number === number)) rows.push({ number, on: [0], from });
  }
  if (slots.types.length === 0) errors['slot-0'] = NO_SLOTS;
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const matrix = {
    account: survivor,
    slots: numberSlots(slots.types),
    rows: withMore(rows, slots).map((row) => withOthers(row, [survivor, ...merged], owners)),
  };
  const decision = {
    choice: 'edit',
    proposal: proposal.id,
    survivor,
    keep,
    after: matrix,
    givenUp: gone,
  } as const;
  return { ok: true, decision };
}

/**
 * What is wrong with numbers that shall ring and be given up in one, by field. Looked at when it is entered only: what stands in the
 * record already goes on to mean what it meant.
 */
export function givenUpAndTicked(
  proposal: Proposal,
  { keep, givenUp }: ReadEdited,
  values: Values,
): Record<string, Text> {
  const { position } = slotsOf(proposal, new Set(keep), values);
  const { numbers: taken } = readNumbers(values['take'] ?? '');
  const both = givenUp.filter((number) => {
    const at = proposal.after.rows.findIndex((row) => row.number === number);
    return taken.includes(number) || picked(values[`number-${at}`]).some((on) => position.has(on));
  });
  return both.length === 0 ? {} : { 'given-up': stillRings(both) };
}

interface Slots {
  readonly types: readonly SlotType[];
  /** Where a slot of the proposal stands now; slots that are gone are not in it. */
  readonly position: ReadonlyMap<number, number>;
  /** The slot added at the end. */
  readonly more: number | undefined;
}

/** Slots of accounts that stay are theirs. */
function slotsOf(proposal: Proposal, kept: ReadonlySet<string>, values: Values): Slots {
  const owners = [proposal.survivor, ...proposal.removed].flatMap(({ row, slots }) =>
    slots.map(() => row.username),
  );
  const types: SlotType[] = [];
  const position = new Map<number, number>();
  proposal.after.slots.forEach((slot, at) => {
    const value = values[`slot-${at}`] ?? slot.type;
    if (value === NO_SLOT || kept.has(owners[at] ?? '')) return;
    position.set(at, types.length);
    types.push(SlotType.catch(slot.type).parse(value));
  });
  const added = SlotType.safeParse(values['slot-more'] ?? '');
  if (!added.success) return { types, position, more: undefined };
  return { types: [...types, added.data], position, more: types.length };
}

function withMore(rows: readonly NumberRow[], { more }: Slots): NumberRow[] {
  return rows.map((row, at) =>
    at === 0 && more !== undefined ? { ...row, on: [...row.on, more] } : row,
  );
}

/** Whoever else has a number loses it, too: the Admin client gives none out twice. */
function withOthers(row: NumberRow, merged: readonly string[], owners: Owners): NumberRow {
  const also = holdersOf(row.number, owners).filter(
    (account) => account !== row.from && !merged.includes(account),
  );
  return also.length === 0 ? row : { ...row, also };
}

/** The account a number comes from: where the one that was proposed stays out of it, another that has the number, too. */
function sourceOf(
  { number, from }: NumberRow,
  { before }: Proposal,
  merged: readonly string[],
): string | undefined {
  if (merged.includes(from)) return from;
  return merged.find((name) =>
    before.some(
      ({ account, rows }) => account === name && rows.some((row) => row.number === number),
    ),
  );
}

/** In an order of its own: the same words mean the same on a table that is sorted otherwise. */
function holdersOf(number: string, owners: Owners): string[] {
  return [...(owners.get(number) ?? [])].sort();
}

function picked(value: string | undefined): number[] {
  return (value ?? '')
    .split(',')
    .filter((part) => /^\d+$/.test(part))
    .map(Number);
}

function listed(id: string, values: Values, errors: Record<string, Text>): readonly string[] {
  const { numbers, problem } = readNumbers(values[id] ?? '');
  if (problem) errors[id] = problem;
  return numbers;
}

const SURVIVOR_KEPT: Text = {
  de: 'Das Konto, das bleibt, kann nicht zugleich herausgenommen werden.',
  en: 'The account that stays cannot be left out at the same time.',
};

const NOTHING_LEFT: Text = {
  de: 'So bleibt nichts zusammenzuführen. Sind es verschiedene Personen, bitte „Nie zusammenführen“ wählen.',
  en: 'That leaves nothing to merge. If they are different people, please choose “Never merge”.',
};

const NO_SLOTS: Text = {
  de: 'Mindestens ein Slot wird gebraucht.',
  en: 'At least one slot is needed.',
};

function nowhere(number: string): Text {
  return {
    de: `${quote(number)} läutet so nirgends. Bitte einen Slot anhaken, oder die Nummer unten bei denen eintragen, die wegfallen.`,
    en: `${quote(number)} rings nowhere like this. Please tick a slot, or enter the number below among those given up.`,
  };
}

function stillRings(numbers: readonly string[]): Text {
  const list = quote(numbers.join(', '));
  return {
    de: `${list} soll wegfallen, ist oben aber noch angehakt oder wird übernommen. Bitte die Haken entfernen, oder die Nummer hier streichen.`,
    en: `${list} is to be given up, but is still ticked above or taken over. Please remove the ticks, or strike the number out here.`,
  };
}

function notTheirs(number: string): Text {
  return {
    de: `${quote(number)} gehört zu keinem dieser Konten.`,
    en: `${quote(number)} belongs to none of these accounts.`,
  };
}

/** Numbers are taken as the table has them: what only may be the same is not guessed. */
function spelledOtherwise(number: string, owners: Owners): Text | undefined {
  const found = [...owners].find(([one]) => dialled(one) === dialled(number));
  if (!found) return undefined;
  const [shown, known] = [quote(number), quote(found[0])];
  const names = found[1].map((name) => `\`${quote(name)}\``).join(', ');
  return {
    de: `${shown} steht so bei keinem Konto der eingelesenen Übersicht, aber ${known} bei ${names}. Ist die gemeint, bitte genau so schreiben.`,
    en: `${shown} is on no account of the imported overview like this, but ${known} is on ${names}. If that is meant, please write it exactly so.`,
  };
}

function unknown(number: string): Text {
  return {
    de: `${quote(number)} steht bei keinem Konto der eingelesenen Übersicht.`,
    en: `${quote(number)} is on no account of the imported overview.`,
  };
}
