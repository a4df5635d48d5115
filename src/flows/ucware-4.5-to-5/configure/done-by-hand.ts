import type { WorkKind } from '../../merges/accounts/work-step.ts';
import { oncePerRecord } from '../../run/once-per-record.ts';
import { isSettled } from '../../run/worklist.ts';
import { LIST } from '../../steps/list-step.ts';
import { STEPS } from './accounts/facts.ts';
import { tickedSteps } from './accounts/work.ts';
import { FAX } from './fax/facts.ts';
import { faxTicks } from './fax/work.ts';

/** What people have changed in the Admin client, as far as they have ticked it. */
export interface DoneByHand {
  readonly deleted: number;
  /** Deletions and everything else that is not as it was. */
  readonly changes: number;
}

/** Whoever looks at something has changed nothing. */
const LOOKS: readonly WorkKind[] = ['inventory', 'compare'];

export const doneByHand = oncePerRecord((ctx): DoneByHand => {
  const begun = (step: string): boolean => Object.keys(ctx.entries(LIST, step)).length > 0;
  // The plans behind the lists cost something, and this is asked for every card.
  const accounts = begun(STEPS.work) ? tickedSteps(ctx) : [];
  const entries = ctx.entries(LIST, FAX.work);
  const fax = begun(FAX.work) ? faxTicks(ctx).filter(({ id }) => isSettled(entries[id])) : [];
  return {
    deleted: accounts.filter(({ kind }) => kind === 'delete').length,
    changes: accounts.filter(({ kind }) => !LOOKS.includes(kind)).length + fax.length,
  };
});
