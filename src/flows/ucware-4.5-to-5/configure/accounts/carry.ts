import { changedAccounts } from '../../../merges/accounts/changed-accounts.ts';
import { mergesOf } from '../../../merges/accounts/merges-of.ts';
import type { MergeSettings } from '../../../merges/accounts/settings.ts';
import type { UserRow } from '../../../merges/accounts/user-row.ts';
import type { StepContext } from '../../../run/step.ts';
import { isSettled, itemsOf } from '../../../run/worklist.ts';
import { LIST } from '../../../steps/list-step.ts';
import { type CarriedOver, carryOver, type SettledItem } from '../carry-over.ts';
import { accountList } from './account-list.ts';
import { accountsById, type Decided, decided, decideOn } from './decisions.ts';
import { accountRows, STEPS } from './facts.ts';

/** What becomes of the decisions about accounts when this overview takes the place of the last. “Never” counts for every table. */
export function carryAccounts(
  rows: readonly UserRow[],
  settings: MergeSettings,
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
  return carryOver(standing, new Map([...after.keys()].map((id) => [id, means(id, after)])), (id) =>
    changedAccounts(accounts.get(id) ?? [], before, rows),
  );
}

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
