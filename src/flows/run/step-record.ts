import type { Run, StepRecord } from './run.ts';

/** What the record says about a step nobody touched yet. */
const FRESH: StepRecord = {
  status: 'pending',
  attempt: 1,
  adopt: false,
  jobs: [],
  findings: [],
  undone: false,
  undoAttempt: 1,
};

export function stepRecord(run: Run, step: string): StepRecord {
  return run.steps[step] ?? FRESH;
}

export function withStep(run: Run, step: string, change: Partial<StepRecord>): Run {
  return { ...run, steps: { ...run.steps, [step]: { ...stepRecord(run, step), ...change } } };
}

/** Whether a step may have changed the server: in this attempt or in one that has ended badly. */
export function hasBegun(record: StepRecord): boolean {
  return record.begunAt !== undefined || record.jobs.length > 0;
}

/** A step that was done is taken once more. Its answers stay: the step judges how long each of them counts. */
export function reopen(run: Run, step: string): Run {
  const record = stepRecord(run, step);
  if (!isDone(record)) return run;
  const { firstAt: _, ...before } = record;
  const again: StepRecord = {
    ...before,
    status: 'pending',
    attempt: record.attempt + 1,
    adopt: false,
    jobs: [],
  };
  return { ...run, steps: { ...run.steps, [step]: again } };
}

export function isDone({ status }: StepRecord): boolean {
  return status === 'passed' || status === 'skipped' || status === 'overridden';
}

/** A question that is open when somebody asks to stop is closed; a running step is left to end. */
export function requestAbort(run: Run, abort: NonNullable<Run['abort']>): Run {
  return { ...run, abort, state: run.state.kind === 'waiting' ? { kind: 'working' } : run.state };
}
