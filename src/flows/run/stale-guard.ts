import type { Run } from './run.ts';
import type { Step } from './step.ts';
import { isDone, stepRecord } from './step-record.ts';

/**
 * Whether the word of a step's guard is too old to begin the step on. A look in the future is one from before somebody set the
 * clock back: nobody knows how old it is. `allowance`: ms that count as no time at all.
 */
export function isGuardStale(run: Run, step: Step, now: string, allowance = 0): boolean {
  if (!step.guard) return false;
  const record = stepRecord(run, step.guard.step);
  if (!isDone(record) || record.endedAt === undefined) return false;
  const age = Date.parse(now) - Date.parse(record.endedAt);
  return age < 0 || age > step.guard.freshMs + allowance;
}
