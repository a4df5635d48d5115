import type { Errand } from '../executors/types.ts';
import type { Action, Failure } from '../flows/run/action.ts';
import { type Desk, errandFor } from './desk.ts';

export type Performed =
  | { readonly ok: true; readonly values: readonly unknown[] }
  | { readonly ok: false; readonly values: readonly unknown[]; readonly failure: Failure };

const STOPPED: Failure = { code: 'unexpected', found: 'It was stopped before it began.' };

/** Performs actions one after the other and stops at the first that has no result. */
export async function performAll(
  desk: Desk,
  actions: readonly Action[],
  jobs: readonly string[],
  extra: Partial<Errand>,
): Promise<Performed> {
  const values: unknown[] = [];
  let job = 0;
  for (const action of actions) {
    // Whoever was told to stop begins nothing more.
    if (extra.signal?.aborted) return { ok: false, values, failure: STOPPED };
    const name = action.kind === 'job' ? jobs[job++] : undefined;
    const errand = errandFor(desk, { ...extra, ...(name === undefined ? {} : { jobName: name }) });
    const outcome = await desk.executor.perform(action, errand);
    if (!outcome.ok) return { ok: false, values, failure: outcome.failure };
    values.push(outcome.value);
  }
  return { ok: true, values };
}

/**
 * Names of an attempt's jobs (DESIGN rule 2). The same attempt always gives the same names: that is what makes sending it
 * twice harmless.
 */
export function jobNames(
  run: { readonly id: string; readonly epoch: number },
  step: string,
  attempt: number,
  actions: readonly Action[],
): string[] {
  const count = actions.filter((action) => action.kind === 'job').length;
  const name = `${run.id}-${run.epoch}-${step}-${attempt}`;
  return Array.from({ length: count }, (_, index) => (index === 0 ? name : `${name}-${index + 1}`));
}
