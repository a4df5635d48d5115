import { planHash } from '../../run/plan-hash.ts';
import { quote, type Text } from '../../run/text.ts';
import type { Matrix, NumberRow, Slot } from './matrix.ts';
import { personOf } from './names.ts';
import type { Confidence, Evidence, Member, Proposal } from './proposal.ts';
import type { SlotType } from './slot.ts';
import type { UserRow } from './user-row.ts';

/** What a proposal is made of; the survivor comes first. */
export interface Parts {
  readonly members: readonly [Member, ...Member[]];
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
  /** Whether the accounts rang in parallel: the main number is then proposed for all slots. */
  readonly parallel: boolean;
}

export function buildProposal({ members, confidence, evidence, parallel }: Parts): Proposal {
  const [survivor, ...removed] = members;
  return {
    id: `m-${hashOf(members.map(({ row }) => row))}`,
    confidence,
    person: personOf(survivor.row),
    survivor,
    removed,
    before: members.map(beforeMatrix),
    after: afterMatrix(members, parallel),
    evidence: withoutRepeats(evidence),
    losses: lossesOf(removed),
  };
}

/** What several accounts have in common is said once. */
function withoutRepeats(texts: readonly Evidence[]): Evidence[] {
  return [...new Map(texts.map((text) => [text.de, text])).values()];
}

/** Short, and the same for the same accounts with the same numbers. */
export function hashOf(rows: readonly UserRow[]): string {
  const [first, ...others] = rows.map(
    ({ username, numbers }) => `${username}=${numbers.join(',')}`,
  );
  return planHash([first, ...others.sort()]).slice(0, 12);
}

/** Numbers slots of one type from 1. */
export function numberSlots(types: readonly SlotType[]): Slot[] {
  return types.map((type, at) => ({
    type,
    nth: types.slice(0, at + 1).filter((other) => other === type).length,
  }));
}

function beforeMatrix({ row, slots }: Member): Matrix {
  const all = slots.map((_, at) => at);
  return {
    account: row.username,
    slots: numberSlots(slots),
    rows: row.numbers.map((number) => ({ number, on: all, from: row.username })),
  };
}

/** Every number rings where it rang before; the main one, after parallel ringing, everywhere. */
function afterMatrix(members: readonly [Member, ...Member[]], parallel: boolean): Matrix {
  const types = members.flatMap(({ slots }) => slots);
  const everywhere = types.map((_, at) => at);
  const rows: NumberRow[] = [];
  let offset = 0;
  for (const { row, slots } of members) {
    const own = slots.map((_, at) => offset + at);
    offset += slots.length;
    for (const number of row.numbers) {
      if (rows.some((other) => other.number === number)) continue;
      const on = parallel && rows.length === 0 ? everywhere : own;
      rows.push({ number, on, from: row.username });
    }
  }
  return { account: members[0].row.username, slots: numberSlots(types), rows };
}

/** What goes with accounts that get deleted. */
export function lossesOf(removed: readonly Member[]): Text[] {
  if (removed.length === 0) return [];
  const accounts = removed.map(({ row }) => `\`${quote(row.username)}\``).join(', ');
  const profiles = removed.flatMap(({ row }) => row.profiles);
  const known = profiles.length > 0 ? ` (${quote(profiles.join(', '))})` : '';
  return [
    {
      de: `Rufumleitungsprofile von ${accounts}${known} werden mitgelöscht. Sie lassen sich nicht übertragen; wer sie braucht, legt sie im UCC-Client neu an.`,
      en: `Forwarding profiles (Rufumleitungsprofile) of ${accounts}${known} are deleted with them. They cannot be transferred; whoever needs them makes them anew in the UCC client.`,
    },
  ];
}
