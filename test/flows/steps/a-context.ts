import type { Server } from '../../../src/config/server.ts';
import type { Action, JobResult } from '../../../src/flows/run/action.ts';
import { makeContext } from '../../../src/flows/run/context.ts';
import type { Learned } from '../../../src/flows/run/fact.ts';
import { Question } from '../../../src/flows/run/question.ts';
import { Run } from '../../../src/flows/run/run.ts';
import type { Step, StepContext } from '../../../src/flows/run/step.ts';
import type { Verdict } from '../../../src/flows/run/verdict.ts';
import { aServer } from '../../support/server.ts';

export const NOW = '2026-11-23T22:10:00.000Z';
const ANNA = { id: 'U0ANNA', via: 'slack' } as const;

export interface Given {
  readonly choice: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly at?: string;
  readonly planHash?: string | undefined;
  readonly rev?: number;
}

interface Situation {
  readonly now?: string;
  readonly language?: 'de' | 'en';
  readonly facts?: readonly Learned[];
  /** By question of this step, or `<step>/<question>`. */
  readonly answers?: Readonly<Record<string, Given>>;
  /** What was entered in lists, by `<step>/<question>` and item. */
  readonly entries?: Readonly<Record<string, Readonly<Record<string, Given>>>>;
  readonly server?: Partial<Server>;
  readonly done?: readonly string[];
  /** Steps that have begun to change the server. */
  readonly begun?: readonly string[];
  readonly attempt?: number;
  readonly overrides?: readonly string[];
}

/** What a step sees in run `run-1` on server `pbx`. */
export function contextOf(step: string, situation: Situation = {}): StepContext {
  const { now = NOW, facts = [], answers = {}, done = [], attempt = 1 } = situation;
  const { begun = [], overrides = [] } = situation;
  const given = ({ choice, values = {}, at = now, planHash, rev = 1 }: Given) => ({
    choice,
    values,
    by: ANNA,
    at,
    rev,
    ...(planHash ? { planHash } : {}),
  });
  const ended = done.map((id) => {
    const begunAt = begun.includes(id) ? { begunAt: NOW } : {};
    return [id, { status: 'passed', attempt: 1, endedAt: NOW, ...begunAt }] as const;
  });
  const before = Object.fromEntries(
    begun.map((id) => [id, { status: 'pending', attempt: 2, begunAt: NOW }]),
  );
  const current = { status: 'running', attempt, ...(begun.includes(step) ? { begunAt: NOW } : {}) };
  const run = Run.parse({
    id: 'run-1',
    server: 'pbx',
    epoch: 1,
    flow: { id: 'toy', version: 1 },
    startedAt: NOW,
    startedBy: ANNA,
    channel: 'C1',
    language: situation.language ?? 'de',
    rehearsal: false,
    state: { kind: 'working' },
    steps: { ...before, ...Object.fromEntries([...ended, [step, current]]) },
    facts: Object.fromEntries(facts.map(({ key, value }) => [key, value])),
    answers: Object.fromEntries(
      Object.entries(answers).map(([key, answer]) => [
        key.includes('/') ? key : `${step}/${key}`,
        given(answer),
      ]),
    ),
    entries: Object.fromEntries(
      Object.entries(situation.entries ?? {}).map(([list, items]) => [
        list,
        Object.fromEntries(Object.entries(items).map(([item, entry]) => [item, given(entry)])),
      ]),
    ),
    overrides: overrides.map((finding) => ({
      finding,
      by: ANNA,
      reason: 'r',
      until: '2027-01-01T00:00:00Z',
    })),
    seq: 1,
    at: now,
  });
  return makeContext(run, aServer({ hostKey: undefined, ...situation.server }), step, now);
}

/** What a step makes of the values of its actions; a question is checked as the record would check it. */
export function judged(step: Step, values: readonly unknown[], situation: Situation = {}): Verdict {
  const verdict = step.judge(values as never, contextOf(step.id, situation));
  if (verdict.verdict === 'ask') Question.parse(verdict.question);
  return verdict;
}

/** The question a verdict asks, as it would be recorded. */
export function asked(verdict: Verdict): Question {
  if (verdict.verdict !== 'ask') throw new Error(`${verdict.verdict} instead of a question`);
  return Question.parse(verdict.question);
}

export function actionsOf(step: Step, situation: Situation = {}): readonly Action[] {
  return step.run(contextOf(step.id, situation));
}

/** The evidence that a step is done already, or null. */
export function evidence(
  step: Step,
  values: readonly unknown[],
  situation: Situation = {},
): string | null {
  if (!step.done) throw new Error(`${step.id} cannot be found done`);
  return step.done.isDone(values as never, contextOf(step.id, situation))?.de ?? null;
}

/** Verdict and question or findings in one word, for tables: `ask calls`, `block a,b`, `pass`. */
export function inShort(verdict: Verdict): string {
  if (verdict.verdict === 'ask') {
    return `ask ${verdict.question.id}${verdict.question.complaint ? ' with complaint' : ''}`;
  }
  if (verdict.verdict === 'block') return `block ${verdict.findings.map(({ id }) => id).join()}`;
  return verdict.verdict;
}

export function jobEnded(parts: Partial<JobResult> = {}): JobResult {
  return { state: 'ended', exitCode: 0, log: '', logBytes: 0, status: [], jobName: 'j', ...parts };
}

/** The names of the scripts a step would run, jobs and probes alike. */
export function scriptsOf(actions: readonly Action[]): string[] {
  return actions.map((action) => ('script' in action ? action.script.name : action.kind));
}
