import type { ForwardingRow } from '../../../merges/accounts/forwarding.ts';
import { forwardingWork } from '../../../merges/accounts/forwarding-work.ts';
import type { StepContext } from '../../../run/step.ts';
import { mergesIn } from '../accounts/decisions.ts';
import { accountRows } from '../accounts/facts.ts';
import { inventories } from '../accounts/work.ts';
import { criticalForwards } from './critical.ts';

/** Whose forwards need a hand, critical ones first. */
export function forwardsOf(ctx: StepContext): readonly ForwardingRow[] {
  const rows = ctx.get(accountRows) ?? [];
  return forwardingWork(rows, mergesIn(ctx), inventories(ctx), ctx.get(criticalForwards) ?? []);
}
