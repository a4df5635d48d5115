import type { Run } from './run.ts';
import type { StepContext } from './step.ts';

/**
 * Works something out of the record once for each state of it: a message, its window and a check ask for the same, again and
 * again. `compute` may look at the run only (facts, answers, entries by their step), and what it gives must not be changed.
 */
export function oncePerRecord<T extends object>(
  compute: (ctx: StepContext) => T,
): (ctx: StepContext) => T {
  const known = new WeakMap<Run, T>();
  return (ctx) => {
    const before = known.get(ctx.run);
    if (before) return before;
    const found = compute(ctx);
    known.set(ctx.run, found);
    return found;
  };
}
