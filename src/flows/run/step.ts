import type { Action, Failure, Probe, ResultOf } from './action.ts';
import type { Fact, Learned } from './fact.ts';
import type { Finding } from './finding.ts';
import type { Answer, QuestionInput } from './question.ts';
import type { Run } from './run.ts';
import type { ServerView } from './server-view.ts';
import type { Text } from './text.ts';
import type { Notice, Verdict } from './verdict.ts';
import type { Highlight, Safety } from './view.ts';
import type { Worklist } from './worklist.ts';

export const PHASES = ['prepare', 'update-4.5', 'upgrade-5', 'service', 'configure'] as const;
export type PhaseId = (typeof PHASES)[number];

/** Everything a step may look at. Reading it twice gives the same: no clock, no network, no randomness. */
export interface StepContext {
  readonly server: ServerView;
  /** The whole record, for steps that report about others. */
  readonly run: Run;
  readonly runId: string;
  readonly epoch: number;
  readonly attempt: number;
  /** ISO, taken once when the runner asked. */
  readonly now: string;
  readonly startedBy: string;
  /** The value of a fact, or undefined when nobody learned it yet. */
  get<T>(fact: Fact<T>): T | undefined;
  /** The value of a fact this step cannot do without; throws a `CodedError` naming it. */
  need<T>(fact: Fact<T>): T;
  /** The last answer to a question of this step, in its current attempt or any earlier one. */
  answer(question: string): Answer | undefined;
  /** What was entered in a work list, by item: of this step, or of another. */
  entries(question: string, step?: string): Readonly<Record<string, Answer>>;
  /** The last answer to a question of another step. */
  answerOf(step: string, question: string): Answer | undefined;
  /** Whether an unexpired override exists for a finding. */
  overridden(finding: string): boolean;
  /** When a step ended well in this epoch, ISO. */
  doneAt(step: string): string | undefined;
  /** When a step began to change the server in this epoch, ISO, whatever became of it. */
  begunAt(step: string): string | undefined;
}

/** An answer somebody is about to give; `item` where it settles an item of a work list. */
export interface Given {
  readonly question: string;
  readonly item?: string | undefined;
  readonly choice: string;
  readonly values: Readonly<Record<string, string>>;
}

type Values<A extends readonly Action[]> = { -readonly [K in keyof A]: ResultOf<A[K]> };

/** Looks whether the work of a step is already done on the server; an evidence text means yes. */
export interface DoneCheck<P extends readonly Probe<unknown>[]> {
  readonly probes: (ctx: StepContext) => P;
  readonly isDone: (values: Values<P>, ctx: StepContext) => Text | null;
  /** What follows for later steps from finding it done. */
  readonly learns?: (values: Values<P>, ctx: StepContext) => readonly Learned[];
  /** What people see besides the evidence. */
  readonly tells?: (values: Values<P>, ctx: StepContext) => readonly Notice[];
}

/**
 * The step whose word another begins to change the server on. When its first job begins, that word must not be older than
 * `freshMs`, else the guard looks again: hours may lie between the two, and somebody may be on the phone by then.
 */
export interface Guard {
  readonly step: string;
  readonly freshMs: number;
}

/** How a change is taken back when the run is aborted. */
export interface Undo<A extends readonly Action[]> {
  readonly title: Text;
  /** Also when the run is abandoned, or its step was forgotten with a restored snapshot: for what must not outlive the run. */
  readonly always?: boolean;
  /** Whether there is anything to take back. */
  readonly when: (ctx: StepContext) => boolean;
  readonly run: (ctx: StepContext) => A;
  readonly judge: (values: Values<A>, ctx: StepContext) => Text;
  /** What people have to say before it counts as taken back, null when nothing is open; and what is known by now. */
  readonly open?: (values: Values<A>, ctx: StepContext) => Open;
}

/** An answer lets `run` of the undo, and then `open`, come again; `always` keeps both for an abandoned run. */
interface Open {
  readonly question: QuestionInput | null;
  readonly facts: readonly Learned[];
}

/**
 * One declared step. It never awaits anything: `run` says what to do, `judge` says what the results mean.
 * The runner performs actions in order and stops at the first that has no result; `onFailure` may judge that, else people
 * get the sentence of the failure's code with Retry, Adopt, Skip and Abandon.
 */
export interface StepOf<A extends readonly Action[], P extends readonly Probe<unknown>[]> {
  readonly id: string;
  readonly phase: PhaseId;
  readonly title: Text;
  /** Why it is there: the sentence people see while it runs. */
  readonly why: Text;
  /** Headings of the vendor's guide this step carries out, word for word. */
  readonly guide: readonly string[];
  /** False while something runs that must not be cut off: cancel waits until the step has ended. */
  readonly interruptible: boolean;
  /** Whether it changes the server: such steps start nothing once an abort was asked for. */
  readonly changes: boolean;
  readonly guard?: Guard;
  /** Steps that are taken once more before another attempt at this one; without it that is the guard. */
  readonly redo?: readonly string[];
  readonly done?: DoneCheck<P>;
  readonly run: (ctx: StepContext) => A;
  readonly judge: (values: Values<A>, ctx: StepContext) => Verdict;
  readonly onFailure?: (failure: Failure, ctx: StepContext) => Verdict | null;
  readonly undo?: Undo<readonly Action[]>;
  /** The list a question of kind `worklist` of this step is about, from the record alone. */
  readonly worklist?: (ctx: StepContext) => Worklist;
  /** What is wrong with an answer beyond its form, by field; told to whoever gave it, and nothing is recorded. */
  readonly check?: (given: Given, ctx: StepContext) => Readonly<Record<string, Text>>;
  /** Once it has passed, an abort takes nothing back that was changed before: the server is in use. */
  readonly seals?: true;
}

/** A step whose action types have been forgotten; only `defineStep` makes one. */
export type Step = StepOf<readonly Action[], readonly Probe<unknown>[]>;

/** Checks a step's types and forgets them, so that a flow can hold steps of every kind. */
export function defineStep<
  const A extends readonly Action[],
  const P extends readonly Probe<unknown>[] = readonly [],
>(step: StepOf<A, P>): Step {
  // The runner hands `judge` exactly the results of the actions `run` returned, in their order.
  return step as unknown as Step;
}

/** Checks an undo's types and forgets them. */
export function defineUndo<const A extends readonly Action[]>(
  undo: Undo<A>,
): Undo<readonly Action[]> {
  return undo as unknown as Undo<readonly Action[]>;
}

/** The read-only look at a server without a run. Nothing in it changes the server. */
export interface Preflight {
  /** `now` is the time of the bot, ISO. */
  readonly probes: (server: ServerView, now: string) => readonly Probe<unknown>[];
  /** What the values of the probes, in their order, mean. */
  readonly judge: (values: readonly never[], server: ServerView) => readonly Finding[];
}

/** What the regular look at a server showed beside the record. */
export interface Noticed {
  /** Why the server is older than the record; anything in here stops the run (DESIGN rule 1). */
  readonly older: readonly Text[];
  /** What others did. */
  readonly foreign: readonly Text[];
  /** What is known now; recorded together with `foreign`. */
  readonly facts: readonly Learned[];
  /** Every job of the server. */
  readonly jobs: readonly { readonly name: string; readonly state: string }[];
}

/** The regular look at a server while a run is open: one probe, and what it means beside the record. */
export interface Watch {
  readonly probe: (run: Run) => Probe<unknown>;
  readonly judge: (seen: never, run: Run, flow: Flow) => Noticed;
}

export interface Flow {
  readonly id: string;
  /** Raised whenever a step is added, removed or asks for something else. */
  readonly version: number;
  /** Older versions whose runs this one may continue. */
  readonly continues: readonly number[];
  readonly title: Text;
  readonly phases: Readonly<Record<PhaseId, Text>>;
  readonly steps: readonly Step[];
  readonly preflight: Preflight;
  readonly watch: Watch;
  /** Whether it is safe to stop now and what the way back is, from the record alone. */
  readonly safety: (ctx: StepContext, current: Step | undefined) => Safety;
  /** What a run that ended early leaves on the server for somebody to deal with, from the record alone. */
  readonly remains?: (ctx: StepContext) => readonly Text[];
  /** What a run that is completed leaves to people all the same, in one sentence or two; null where everything is done. */
  readonly unfinished?: (ctx: StepContext) => Text | null;
  /** Ids of the steps somebody has left out. */
  readonly leftOut?: (run: Run) => readonly string[];
  /** What the card shows at a glance, as far as it is known. */
  readonly highlights: (ctx: StepContext) => readonly Highlight[];
}
