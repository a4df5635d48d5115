import { listJobs } from '../flows/remote/job-protocol/list-jobs.ts';
import { missingJobs, rolledBack } from '../flows/run/rolled-back.ts';
import type { Run } from '../flows/run/run.ts';
import type { Desk } from './desk.ts';
import { performAll } from './perform.ts';

/** How long a look at the server counts (DESIGN rule 1). */
const LOOK_EVERY_MS = 60_000;

/** Looks whether the server still is what the record says, at most once a minute. */
export interface Reconciler {
  /** When the next look is due, ISO; undefined while there is nothing on the server that could be missing. */
  dueAt(run: Run): string | undefined;
  /** True when the record had to be corrected. A server that cannot be asked is left to the step that needs it. */
  look(run: Run, signal: AbortSignal): Promise<boolean>;
}

export function createReconciler(desk: Desk): Reconciler {
  let lookedAt = 0;
  return {
    dueAt(run) {
      const touched = Object.values(run.steps).some(
        (step) => step.status === 'passed' && step.jobs.length > 0,
      );
      return touched ? new Date(lookedAt + LOOK_EVERY_MS).toISOString() : undefined;
    },
    async look(run, signal) {
      lookedAt = desk.clock.now().getTime();
      const looked = await performAll(desk, [listJobs()], [], { signal });
      if (!looked.ok || signal.aborted) return false;
      const [jobs] = looked.values as [readonly { readonly name: string }[]];
      const missing = missingJobs(desk.flow, run, new Set(jobs.map((job) => job.name)));
      if (missing.length === 0 || desk.store.state().run?.seq !== run.seq) return false;
      await desk.record(run.id, rolledBack(desk.flow, missing));
      return true;
    },
  };
}
