import {
  goneNumbers,
  type HeldNumber,
  heldNumbers,
} from '../../../merges/accounts/held-numbers.ts';
import { type NumberChange, numberChanges } from '../../../merges/accounts/number-changes.ts';
import type { UserRow } from '../../../merges/accounts/user-row.ts';
import type { StepContext } from '../../../run/step.ts';
import { accountRows, numbersBefore } from './facts.ts';
import { goneIn } from './gone.ts';
import { overviewBefore } from './overview-before.ts';

/**
 * The numbers of earlier overviews that count once another one takes over: all there ever were, so that none can get lost between two
 * tables, without those that only the last one had if somebody says that it was the `wrong` table.
 */
export function numbersKnown(ctx: StepContext, wrong: boolean): readonly HeldNumber[] {
  const rows = ctx.get(accountRows) ?? [];
  const known = ctx.get(numbersBefore) ?? heldNumbers([], overviewBefore(ctx) ?? []);
  if (rows.length === 0) return wrong ? [] : known;
  return wrong ? known : heldNumbers(known, rows);
}

/** Whether only the overview of 4.5 came before; one that was handed in and left out again came before, too. */
export function comesFirst(ctx: StepContext): boolean {
  return (ctx.get(accountRows) ?? []).length === 0 && ctx.get(numbersBefore) === undefined;
}

/** Numbers on other accounts than before the update. */
export function changedByUpdate(
  rows: readonly UserRow[],
  ctx: StepContext,
): readonly NumberChange[] {
  const before = overviewBefore(ctx);
  return before && rows.length > 0 ? numberChanges(before, rows) : [];
}

/**
 * What somebody has to confirm of an overview before it counts: numbers that are on nobody and were on somebody so far, and numbers
 * that others have than before the update. What the present overview shows already was confirmed with that.
 */
export function numberNews(rows: readonly UserRow[], ctx: StepContext): readonly NumberChange[] {
  const present = ctx.get(accountRows) ?? [];
  const goneSoFar = new Set(goneIn(ctx).map(({ number }) => number));
  const seen = new Set(changedByUpdate(present, ctx).map((one) => JSON.stringify(one)));
  const gone = goneNumbers(numbersKnown(ctx, false), rows)
    .filter(({ number }) => !goneSoFar.has(number))
    .map((one) => ({ ...one, to: [] }));
  const moved = changedByUpdate(rows, ctx).filter(
    (one) => one.from.length > 0 && one.to.length > 0 && !seen.has(JSON.stringify(one)),
  );
  return [...gone, ...moved];
}
