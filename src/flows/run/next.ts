import { makeContext } from './context.ts';
import type { RunOutcome } from './event.ts';
import type { Run, StepRecord } from './run.ts';
import type { ServerView } from './server-view.ts';
import type { Flow, Step } from './step.ts';
import { stepRecord } from './step-record.ts';

/** What should happen now. The only place that decides it, from the record alone. */
export type Decision =
  | { readonly do: 'step'; readonly step: Step; readonly record: StepRecord }
  | { readonly do: 'wait'; readonly step: Step; readonly wakeAt: string | undefined }
  | { readonly do: 'undo'; readonly step: Step }
  | { readonly do: 'end'; readonly outcome: RunOutcome }
  | { readonly do: 'nothing' }
  /** The run was begun with a flow this program does not know (DESIGN rule 11). */
  | { readonly do: 'refuse'; readonly found: string };

export function next(flow: Flow, run: Run, server: ServerView, now: string): Decision {
  if (run.state.kind === 'ended') return { do: 'nothing' };
  const known = run.flow.version === flow.version || flow.continues.includes(run.flow.version);
  if (run.flow.id !== flow.id || !known) {
    return {
      do: 'refuse',
      found: `${run.flow.id} ${run.flow.version}; here: ${flow.id} ${flow.version}`,
    };
  }
  const underWay = flow.steps.find((step) => stepRecord(run, step.id).status === 'running');
  if (underWay && !(run.abort && underWay.interruptible)) {
    return { do: 'step', step: underWay, record: stepRecord(run, underWay.id) };
  }
  if (run.abort) return stopping(flow, run, server, now);
  if (run.state.kind === 'waiting') {
    const { step, question } = run.state;
    const asking = flow.steps.find((candidate) => candidate.id === step);
    if (!asking) return { do: 'refuse', found: `step ${step}` };
    return { do: 'wait', step: asking, wakeAt: question.wakeAt };
  }
  const open = flow.steps.find((step) => !isDone(stepRecord(run, step.id)));
  return open
    ? { do: 'step', step: open, record: stepRecord(run, open.id) }
    : { do: 'end', outcome: 'completed' };
}

export function isDone(record: StepRecord): boolean {
  return (
    record.status === 'passed' || record.status === 'skipped' || record.status === 'overridden'
  );
}

/** After an abort changes are taken back newest first, then the run ends; abandoning leaves everything as it is. */
function stopping(flow: Flow, run: Run, server: ServerView, now: string): Decision {
  if (run.abort?.abandon) return { do: 'end', outcome: 'abandoned' };
  const open = flow.steps.findLast((step) => {
    const record = stepRecord(run, step.id);
    // A change that was begun but not finished may have left something behind, so it is taken back, too.
    const touched = record.status === 'passed' || record.jobs.length > 0;
    return (
      touched && !record.undone && step.undo?.when(makeContext(run, server, step.id, now)) === true
    );
  });
  return open ? { do: 'undo', step: open } : { do: 'end', outcome: 'aborted' };
}
