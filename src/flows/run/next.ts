import { makeContext } from './context.ts';
import type { RunOutcome } from './event.ts';
import type { Run, StepRecord } from './run.ts';
import type { ServerView } from './server-view.ts';
import type { Flow, Step } from './step.ts';
import { hasBegun, isDone, stepRecord } from './step-record.ts';

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
  const asked = run.state.kind === 'waiting' ? run.state.question : undefined;
  if (run.abort && !asked?.whileStopping) return stopping(flow, run, server, now);
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

/**
 * After an abort changes are taken back newest first, then the run ends. Abandoning leaves everything as it is, but for what
 * must not outlive the run (the lock, the hold on apt's timers).
 */
function stopping(flow: Flow, run: Run, server: ServerView, now: string): Decision {
  const abandon = run.abort?.abandon === true;
  const sealed = sealedBefore(flow, run);
  const open = flow.steps.findLast(({ id, undo }, at) => {
    if (at < sealed) return false;
    const record = stepRecord(run, id);
    // A change that was begun but not finished may have left something behind, so it is taken back, too; and a restored
    // snapshot may hold what the record has forgotten.
    const touched = record.status === 'passed' || hasBegun(record);
    const maybe = touched || (undo?.always === true && run.epoch > 1);
    if (!undo || !maybe || record.undone || (abandon && !undo.always)) return false;
    return undo.when(makeContext(run, server, id, now));
  });
  if (open) return { do: 'undo', step: open };
  return { do: 'end', outcome: abandon ? 'abandoned' : 'aborted' };
}

/** How many steps, from the first, are not taken back any more: since then the server is in use. */
export function sealedBefore(flow: Flow, run: Run): number {
  const seal = flow.steps.findLastIndex(
    ({ id, seals }) => seals === true && stepRecord(run, id).status === 'passed',
  );
  return seal + 1;
}
