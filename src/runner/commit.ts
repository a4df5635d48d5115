import { makeContext } from '../flows/run/context.ts';
import type { RunEventInput } from '../flows/run/event.ts';
import type { Finding } from '../flows/run/finding.ts';
import { Question, type QuestionInput } from '../flows/run/question.ts';
import type { Run } from '../flows/run/run.ts';
import type { Step } from '../flows/run/step.ts';
import { stepRecord } from '../flows/run/step-record.ts';
import { blockedQuestion, failedQuestion, type Retry } from '../flows/run/stuck.ts';
import type { Verdict } from '../flows/run/verdict.ts';
import { type Desk, openRun } from './desk.ts';

export interface Outcome {
  readonly verdict: Verdict;
  readonly retry: Retry;
  readonly durationMs: number;
  /** Whether what the step found still counts when its turn to be recorded has come. */
  readonly still: () => boolean;
}

/** Turns a verdict into the event that records it. Findings somebody has overridden do not block any more. */
export async function commit(desk: Desk, step: Step, outcome: Outcome): Promise<void> {
  const run = openRun(desk);
  if (!run) return;
  const event = eventFor(desk, run, step, outcome);
  if (event.type === 'asked') return askUnlessAsked(desk, run, event, outcome.still);
  await desk.record(run.id, event, outcome.still);
}

/** A step that looked again and asks the same thing has nothing new to say; only the time of its next look changes. */
export async function askUnlessAsked(
  desk: Desk,
  run: Run,
  event: Extract<RunEventInput, { type: 'asked' }>,
  still: () => boolean,
): Promise<void> {
  if (isSameQuestion(run, event.step, event.question)) {
    desk.lookAgain = { seq: run.seq, at: event.question.wakeAt };
    return;
  }
  await desk.record(run.id, event, still);
}

function eventFor(
  desk: Desk,
  run: Run,
  step: Step,
  { verdict, retry, durationMs }: Outcome,
): Extract<RunEventInput, { type: 'step-passed' | 'step-skipped' | 'asked' }> {
  const carried = {
    step: step.id,
    attempt: stepRecord(run, step.id).attempt,
    facts: [...(verdict.facts ?? [])],
    notices: [...(verdict.notices ?? [])],
  };
  switch (verdict.verdict) {
    case 'pass':
      return {
        ...carried,
        type: 'step-passed',
        note: verdict.note,
        findings: [...verdict.findings],
        skips: [...(verdict.skips ?? [])],
        ...(verdict.reopens?.length
          ? { reopens: verdict.reopens.map(({ list, items }) => ({ list, items: [...items] })) }
          : {}),
        durationMs,
      };
    case 'skip':
      return { ...carried, type: 'step-skipped', note: verdict.note };
    case 'ask':
      return { ...carried, type: 'asked', question: verdict.question };
    case 'block': {
      const open = stillBlocking(desk, run, step, verdict.findings);
      const findings = [...verdict.findings];
      return open.length === 0
        ? { ...carried, type: 'step-passed', note: verdict.note, findings, durationMs }
        : { ...carried, type: 'asked', question: blockedQuestion(verdict.note, findings) };
    }
    case 'fail': {
      const question = failedQuestion(step, verdict, retry);
      const { excerpt } = verdict;
      return { ...carried, type: 'asked', question, ...(excerpt === undefined ? {} : { excerpt }) };
    }
  }
}

function stillBlocking(desk: Desk, run: Run, step: Step, findings: readonly Finding[]): Finding[] {
  const ctx = makeContext(run, desk.server, step.id, desk.clock.now().toISOString());
  return findings.filter(
    (finding) => finding.blocks && !(finding.overridable && ctx.overridden(finding.id)),
  );
}

function isSameQuestion(run: Run, step: string, asked: QuestionInput): boolean {
  if (run.state.kind !== 'waiting' || run.state.step !== step) return false;
  const [before, now] = [run.state.question, Question.parse(asked)].map(({ wakeAt: _, ...rest }) =>
    JSON.stringify(rest),
  );
  return before === now;
}
