import { accountsNow } from '../../../merges/accounts/accounts-now.ts';
import type { ForwardingRow } from '../../../merges/accounts/forwarding.ts';
import { forwardingWork } from '../../../merges/accounts/forwarding-work.ts';
import type { StepContext } from '../../../run/step.ts';
import { mergesIn } from '../accounts/decisions.ts';
import { accountRows, accountsSeen } from '../accounts/facts.ts';
import { inventories, tickedSteps } from '../accounts/work.ts';
import { criticalForwards } from './critical.ts';

/** Whose forwards need a hand, critical ones first. */
export function forwardsOf(ctx: StepContext): readonly ForwardingRow[] {
  const rows = ctx.get(accountRows) ?? [];
  return forwardingWork(
    rows,
    mergesIn(ctx),
    inventories(ctx),
    ctx.get(criticalForwards) ?? [],
    accountsNow(rows, tickedSteps(ctx), ctx.get(accountsSeen)),
  );
}
