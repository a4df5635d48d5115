import { makeContext } from './context.ts';
import type { Run, StepRecord } from './run.ts';
import type { ServerView } from './server-view.ts';
import { type Flow, PHASES, type Step } from './step.ts';
import { isDone, stepRecord } from './step-record.ts';
import type { PhaseView, RunView, StepStatus, StepView } from './view.ts';
import type { WorklistView } from './worklist.ts';

/** Draws a run for people. Pure: the same record gives the same card. */
export function viewRun(flow: Flow, run: Run, server: ServerView, now: string): RunView {
  const steps = flow.steps.map((step) => viewStep(step, stepRecord(run, step.id), run));
  const ended = run.state.kind === 'ended';
  const current = ended
    ? undefined
    : steps.find((step) => ['running', 'waiting', 'failed'].includes(step.status));
  const currentStep = flow.steps.find((step) => step.id === current?.id);
  const { state } = run;
  const left = flow.leftOut?.(run) ?? [];
  return {
    run,
    flowTitle: flow.title,
    phases: PHASES.filter((id) => flow.steps.some(({ phase }) => phase === id)).map((id) =>
      viewPhase(id, flow, steps, ended, left),
    ),
    current,
    question:
      state.kind === 'waiting'
        ? { step: state.step, rev: state.rev, question: state.question }
        : undefined,
    worklist: viewWorklist(flow, run, server, now),
    highlights: flow.highlights(makeContext(run, server, current?.id ?? '', now)),
    safety: flow.safety(makeContext(run, server, current?.id ?? '', now), currentStep),
    done: flow.steps.filter((step) => isDone(stepRecord(run, step.id))).length,
    total: flow.steps.length,
  };
}

function viewWorklist(
  flow: Flow,
  run: Run,
  server: ServerView,
  now: string,
): WorklistView | undefined {
  const { state } = run;
  if (state.kind !== 'waiting' || state.question.kind !== 'worklist') return undefined;
  const step = flow.steps.find(({ id }) => id === state.step);
  const list = step?.worklist?.(makeContext(run, server, state.step, now));
  return list && { ...list, entries: run.entries[`${state.step}/${state.question.id}`] ?? {} };
}

function viewStep(step: Step, record: StepRecord, run: Run): StepView {
  return {
    id: step.id,
    title: step.title,
    undoTitle: step.undo?.title,
    why: step.why,
    status: viewStatus(step.id, record, run),
    note: record.note,
    findings: record.findings,
    startedAt: record.startedAt,
    endedAt: record.endedAt,
  };
}

function viewStatus(id: string, record: StepRecord, run: Run): StepStatus {
  if (run.state.kind === 'waiting' && run.state.step === id) {
    const { kind } = run.state.question;
    return kind === 'failed' || kind === 'blocked' ? 'failed' : 'waiting';
  }
  if (record.status === 'passed') return 'done';
  const open = record.status === 'running' || record.status === 'waiting';
  // What was open when the run ended does not run and waits for nobody any more.
  return open && run.state.kind === 'ended' ? 'failed' : record.status;
}

function viewPhase(
  id: PhaseView['id'],
  flow: Flow,
  all: readonly StepView[],
  ended: boolean,
  left: readonly string[],
): PhaseView {
  const ids = new Set(flow.steps.filter((step) => step.phase === id).map((step) => step.id));
  const steps = all.filter((step) => ids.has(step.id));
  const leftOut = left.filter((step) => ids.has(step)).length;
  return { id, title: flow.phases[id], status: phaseStatus(steps, ended), steps, leftOut };
}

function phaseStatus(steps: readonly StepView[], ended: boolean): StepStatus {
  const statuses = new Set(steps.map((step) => step.status));
  for (const status of ['failed', 'waiting', 'running'] as const)
    if (statuses.has(status)) return status;
  const begun = steps.filter((step) => step.status !== 'pending').length;
  if (begun === 0) return 'pending';
  if (begun === steps.length) return 'done';
  return ended ? 'failed' : 'running';
}
