import { bareAccounts } from '../../../merges/accounts/bare-accounts.ts';
import { changedAccounts } from '../../../merges/accounts/changed-accounts.ts';
import { goneNumbers, type HeldNumber } from '../../../merges/accounts/held-numbers.ts';
import { mergesOf } from '../../../merges/accounts/merges-of.ts';
import { nobodysNumbers } from '../../../merges/accounts/nobodys-numbers.ts';
import type { MergeSettings } from '../../../merges/accounts/settings.ts';
import type { UserRow } from '../../../merges/accounts/user-row.ts';
import type { StepContext } from '../../../run/step.ts';
import type { Text } from '../../../run/text.ts';
import { isSettled, itemsOf } from '../../../run/worklist.ts';
import { LIST } from '../../../steps/list-step.ts';
import { type CarriedOver, carryOver, type SettledItem } from '../carry-over.ts';
import { accountList } from './account-list.ts';
import { bareItem } from './bare.ts';
import { accountsById, type Decided, decided, decideOn } from './decisions.ts';
import { accountRows, numbersBefore, STEPS } from './facts.ts';
import { goneItem } from './gone.ts';
import { nobodyItem } from './nobody.ts';

/**
 * What becomes of the decisions about accounts when this overview takes the place of the last. “Never” counts for every table. `known`:
 * the numbers of earlier overviews that count then.
 */
export function carryAccounts(
  rows: readonly UserRow[],
  settings: MergeSettings,
  known: readonly HeldNumber[],
  ctx: StepContext,
): CarriedOver {
  const entries = ctx.entries(LIST, STEPS.decide);
  const before = ctx.get(accountRows) ?? [];
  const [then, now] = [decided(ctx), decideOn(rows, settings, entries)];
  const meant = meanings(then, before);
  const settled = itemsOf(accountList(ctx)).filter(({ id }) => {
    const entry = entries[id];
    return isSettled(entry) && entry.choice !== 'never' && meant.has(id);
  });
  const means = (id: string, all: ReadonlyMap<string, string>): string =>
    `${entries[id]?.choice} ${all.get(id)}`;
  const standing = settled.map(
    ({ id, title }): SettledItem => ({ id, title, means: means(id, meant) }),
  );
  const after = meanings(now, rows);
  const accounts = accountsById(then.plan);
  const merges = carryOver(
    standing,
    new Map([...after.keys()].map((id) => [id, means(id, after)])),
    (id) => changedAccounts(accounts.get(id) ?? [], before, rows),
  );
  const left = { ...now, decisions: without(now.decisions, merges.again) };
  const settledPoints = [
    ...pointsOn(then, before),
    ...gonePoints(ctx.get(numbersBefore) ?? [], before),
  ].filter(({ id }) => isSettled(entries[id]));
  const about = new Map(settledPoints.map((one) => [one.id, one.about]));
  // The id of a point says all it means: the same one is there, or it is not.
  const points = carryOver(
    settledPoints.map(({ id, title }) => ({ id, title, means: id })),
    new Map([...pointsOn(left, rows), ...gonePoints(known, rows)].map(({ id }) => [id, id])),
    (id) => changedAccounts(about.get(id) ?? [], before, rows, OTHER_MERGES),
  );
  return {
    kept: merges.kept + points.kept,
    reopened: [...merges.reopened, ...points.reopened],
    again: [...merges.again, ...points.again],
  };
}

function without(decisions: Decided['decisions'], again: readonly string[]): Decided['decisions'] {
  return decisions.filter(({ proposal }) => !again.includes(proposal));
}

/** A point of the list that follows from the merges, and not from the table alone. */
interface Point {
  readonly id: string;
  readonly title: Text;
  /** The accounts it is about. */
  readonly about: readonly string[];
}

function pointsOn({ plan, decisions }: Decided, rows: readonly UserRow[]): Point[] {
  const { merges } = mergesOf(plan, decisions, rows);
  return [
    ...bareAccounts(merges, rows).map((one) => ({ ...bareItem(one), about: [one.account] })),
    ...nobodysNumbers(merges, rows).map((one) => ({ ...nobodyItem(one), about: one.from })),
  ];
}

/** What was said of a number that had vanished counts no more once somebody has it again. */
function gonePoints(known: readonly HeldNumber[], rows: readonly UserRow[]): Point[] {
  return goneNumbers(known, rows).map((one) => ({ ...goneItem(one), about: one.from }));
}

const OTHER_MERGES: Text = {
  de: 'die Zusammenführungen, aus denen das folgte, gelten so nicht mehr',
  en: 'the merges this followed from no longer count as they were',
};

/** The merge each item amounts to, if any; every item of the plan has an entry. */
function meanings(
  { plan, decisions }: Decided,
  rows: readonly UserRow[],
): ReadonlyMap<string, string> {
  const { merges } = mergesOf(plan, decisions, rows);
  const byId = new Map(
    merges.map(({ proposal, survivor, removed, after, givenUp }) => [
      proposal,
      JSON.stringify([survivor, removed, after, givenUp]),
    ]),
  );
  return new Map([...accountsById(plan).keys()].map((id) => [id, byId.get(id) ?? '']));
}
