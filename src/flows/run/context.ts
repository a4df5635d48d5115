import { CodedError } from '../../errors.ts';
import type { Fact } from './fact.ts';
import type { Run } from './run.ts';
import type { ServerView } from './server-view.ts';
import type { StepContext } from './step.ts';
import { isDone, stepRecord } from './step-record.ts';

/** What a step may look at, built from the record alone. */
export function makeContext(run: Run, server: ServerView, step: string, now: string): StepContext {
  function get<T>(fact: Fact<T>): T | undefined {
    const value = run.facts[fact.key];
    if (value === undefined) return undefined;
    const parsed = fact.schema.safeParse(value);
    if (parsed.success) return parsed.data;
    throw new CodedError(
      'state-unreadable',
      `The fact "${fact.key}" of run ${run.id}: ${parsed.error.message}`,
    );
  }
  return {
    server,
    run,
    runId: run.id,
    epoch: run.epoch,
    attempt: stepRecord(run, step).attempt,
    now,
    startedBy: run.startedBy.id,
    get,
    need<T>(fact: Fact<T>): T {
      const value = get(fact);
      if (value === undefined)
        throw new CodedError(
          'unexpected',
          `Step ${step} needs the fact "${fact.key}", which nobody learned.`,
        );
      return value;
    },
    answer: (question) => run.answers[`${step}/${question}`],
    entries: (question, other = step) => run.entries[`${other}/${question}`] ?? {},
    answerOf: (other, question) => run.answers[`${other}/${question}`],
    overridden: (finding) =>
      run.overrides.some((override) => override.finding === finding && override.until > now),
    doneAt: (other) => {
      const record = stepRecord(run, other);
      return isDone(record) ? record.endedAt : undefined;
    },
    begunAt: (other) => stepRecord(run, other).begunAt,
  };
}
