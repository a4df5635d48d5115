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

/** A question that is open when somebody asks to stop is closed; a running step is left to end. */
export function requestAbort(run: Run, abort: NonNullable<Run['abort']>): Run {
  return { ...run, abort, state: run.state.kind === 'waiting' ? { kind: 'working' } : run.state };
}
