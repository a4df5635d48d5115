import { importUsers } from '../../../merges/accounts/import-users.ts';
import type { UserRow } from '../../../merges/accounts/user-row.ts';
import type { StepContext } from '../../../run/step.ts';
import { overviewSource, userOverviewBefore } from '../../prepare/count-before.ts';
import { overviewBeforeWrong } from './facts.ts';

/** The accounts as they were before the update; undefined where nobody handed them in, or somebody said that it was the wrong table. */
export function overviewBefore(ctx: StepContext): readonly UserRow[] | undefined {
  const text = ctx.get(userOverviewBefore);
  if (text === undefined || ctx.get(overviewBeforeWrong)) return undefined;
  return importUsers(text, ctx.get(overviewSource) ?? 'table').rows;
}
