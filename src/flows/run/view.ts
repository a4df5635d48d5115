import type { Finding } from './finding.ts';
import type { Question } from './question.ts';
import type { Run } from './run.ts';
import type { PhaseId } from './step.ts';
import type { Text } from './text.ts';
import type { WorklistView } from './worklist.ts';

export type StepStatus =
  | 'pending'
  | 'running'
  | 'waiting'
  | 'failed'
  | 'done'
  | 'skipped'
  | 'overridden';

export interface StepView {
  readonly id: string;
  readonly title: Text;
  /** What taking it back is called; undefined where an abort leaves it as it is. */
  readonly undoTitle: Text | undefined;
  readonly why: Text;
  readonly status: StepStatus;
  readonly note: Text | undefined;
  readonly findings: readonly Finding[];
  readonly startedAt: string | undefined;
  readonly endedAt: string | undefined;
}

export interface PhaseView {
  readonly id: PhaseId;
  readonly title: Text;
  readonly status: StepStatus;
  readonly steps: readonly StepView[];
  /** Steps of it that somebody has left out: they have ended, but nothing was done. */
  readonly leftOut: number;
}

/** Whether it is safe to stop now, and the way back; on the card at all times. */
export interface Safety {
  readonly safeToStop: boolean;
  /** e.g. "stops after: Install packages". */
  readonly stopsAfter: Text | undefined;
  readonly wayBack: Text;
  /** Since when the telephones are down, ISO. */
  readonly phonesDownSince: string | undefined;
}

/** A thing about the run that people want to see at a glance: versions, the window, who has the console. */
export interface Highlight {
  readonly label: Text;
  readonly value: Text;
}

/** Everything a card, a home tab or a status line shows of a run: drawn from the record, nothing else. */
export interface RunView {
  readonly run: Run;
  readonly flowTitle: Text;
  readonly phases: readonly PhaseView[];
  /** The step that runs or waits, if any. */
  readonly current: StepView | undefined;
  readonly question:
    | { readonly step: string; readonly rev: number; readonly question: Question }
    | undefined;
  /** The list the question is about, where it is one. */
  readonly worklist: WorklistView | undefined;
  readonly safety: Safety;
  /** At most six: a card's section takes ten fields, four are the edge's own. */
  readonly highlights: readonly Highlight[];
  readonly done: number;
  readonly total: number;
}
