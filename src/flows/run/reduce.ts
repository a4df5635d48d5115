import { CodedError } from '../../errors.ts';
import type { RunEvent } from './event.ts';
import { reduceAnswer } from './reduce-answer.ts';
import { LOOKING } from './rolled-back.ts';
import type { Run, StepRecord } from './run.ts';
import { reopen, requestAbort, stepRecord, withStep } from './step-record.ts';
import type { Text } from './text.ts';
import { isAllowed } from './transitions.ts';
import type { Reopened } from './verdict.ts';

/** An event with its place in the journal. */
export interface Recorded {
  readonly seq: number;
  readonly at: string;
  readonly run: string;
  readonly event: RunEvent;
}

/** The run after one more event. Pure; throws `state-unreadable` for an event that cannot follow. */
export function reduce(run: Run | undefined, record: Recorded): Run {
  const { event, seq, at } = record;
  if (event.type === 'run-started') return startRun(run, record);
  if (!run || run.id !== record.run) throw impossible(record, run ? `run ${run.id}` : 'no run');
  if (!isAllowed(event.type, run.state.kind)) throw impossible(record, run.state.kind);
  return { ...apply(run, event, at, seq), seq, at };
}

function startRun(run: Run | undefined, { event, seq, at }: Recorded): Run {
  if (event.type !== 'run-started') throw new TypeError('not the start of a run');
  if (run && run.state.kind !== 'ended')
    throw new CodedError('state-unreadable', `run ${event.run} starts while ${run.id} is open`);
  return {
    id: event.run,
    server: event.server,
    epoch: 1,
    flow: event.flow,
    startedAt: at,
    startedBy: event.by,
    channel: event.channel,
    language: event.language,
    rehearsal: event.rehearsal,
    state: { kind: 'working' },
    steps: {},
    facts: {},
    learnedBy: {},
    answers: {},
    entries: {},
    overrides: [],
    seq,
    at,
  };
}

function apply(
  run: Run,
  event: Exclude<RunEvent, { type: 'run-started' }>,
  at: string,
  seq: number,
): Run {
  switch (event.type) {
    case 'step-started':
      return withStep(run, event.step, {
        status: 'running',
        attempt: event.attempt,
        jobs: event.jobs,
        adopt: false,
        startedAt: startOf(stepRecord(run, event.step), event.attempt) ?? at,
        firstAt: stepRecord(run, event.step).firstAt ?? at,
        ...(event.jobs.length > 0
          ? { begunAt: stepRecord(run, event.step).begunAt ?? at }
          : undefined),
      });
    case 'step-passed':
    case 'step-skipped': {
      const overridden = event.type === 'step-passed' && event.findings.some((f) => f.blocks);
      const status =
        event.type === 'step-skipped' ? 'skipped' : overridden ? 'overridden' : 'passed';
      const findings = event.type === 'step-passed' ? event.findings : [];
      const learned = withFacts(run, event.facts, event.step);
      const ended = {
        status,
        attempt: event.attempt,
        endedAt: at,
        note: event.note,
        findings,
        adopt: false,
      } as const;
      const passed: Run = { ...withStep(learned, event.step, ended), state: { kind: 'working' } };
      if (event.type === 'step-skipped') return passed;
      const { skips, reopens = [] } = event;
      const forgotten = reopens.reduce(withoutEntries, passed);
      return skips.reduce((skipped, step) => skipStep(skipped, step, event.note, at), forgotten);
    }
    case 'asked': {
      const learned = withFacts(run, event.facts, event.step);
      // What becomes of a step while the run stops says nothing about how far it had come.
      const { whileStopping } = event.question;
      const waiting = whileStopping
        ? {}
        : ({
            status: 'waiting',
            attempt: event.attempt,
            // A step that does nothing itself begins with its question.
            startedAt: stepRecord(run, event.step).startedAt ?? at,
            firstAt: stepRecord(run, event.step).firstAt ?? at,
          } as const);
      return {
        ...withStep(learned, event.step, waiting),
        state: { kind: 'waiting', step: event.step, rev: seq, question: event.question, since: at },
      };
    }
    case 'answered':
      return reduceAnswer(run, event, at);
    case 'entered':
      return withEntries(run, event);
    case 'abort-requested':
      return requestAbort(run, { by: event.by, reason: event.reason, at, abandon: false });
    case 'undo-ended':
      return {
        ...withStep(withFacts(run, event.facts, event.step), event.step, { undone: true }),
        state: { kind: 'working' },
      };
    case 'looks-again':
      return lookAgain(run, event);
    case 'rolled-back':
      return rollBack(run, event, at, seq);
    case 'observed':
      return withFacts(run, event.facts, WATCH);
    case 'run-ended':
      return {
        ...run,
        state: { kind: 'ended', outcome: event.outcome, note: event.note, at, by: event.by },
      };
  }
}

/** A bot that was killed in the middle begins the attempt once more, but the work has gone on since its first start. */
function startOf({ status, attempt, startedAt }: StepRecord, now: number): string | undefined {
  return status === 'running' && attempt === now ? startedAt : undefined;
}

function withEntries(run: Run, event: Extract<RunEvent, { type: 'entered' }>): Run {
  const key = `${event.step}/${event.question}`;
  const added = Object.fromEntries(event.items.map((item) => [item, event.answer]));
  return { ...run, entries: { ...run.entries, [key]: { ...run.entries[key], ...added } } };
}

function withoutEntries(run: Run, { list, items }: Reopened): Run {
  const kept = Object.entries(run.entries[list] ?? {}).filter(([item]) => !items.includes(item));
  return { ...run, entries: { ...run.entries, [list]: Object.fromEntries(kept) } };
}

function skipStep(run: Run, step: string, note: Text, at: string): Run {
  return withStep(run, step, { status: 'skipped', endedAt: at, note });
}

/** The attempt of the step that waits goes on under its name, so that a job sent long ago can never run beside another. */
function lookAgain(run: Run, event: Extract<RunEvent, { type: 'looks-again' }>): Run {
  const { attempt, begunAt } = stepRecord(run, event.before);
  const waiting = withStep(reopen(run, event.step), event.before, {
    status: 'pending',
    jobs: [],
    begunAt: attempt > 1 ? begunAt : undefined,
  });
  return { ...waiting, state: { kind: 'working' } };
}

function rollBack(
  run: Run,
  event: Extract<RunEvent, { type: 'rolled-back' }>,
  at: string,
  seq: number,
): Run {
  const gone = new Set(event.steps);
  const steps = Object.fromEntries(Object.entries(run.steps).filter(([id]) => !gone.has(id)));
  const kept = <T>(values: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(values).filter(([key]) => !gone.has(key.slice(0, key.indexOf('/')))),
    );
  const first = event.steps[0] as string;
  const reset = {
    ...forget(run, gone),
    epoch: run.epoch + 1,
    steps,
    answers: kept(run.answers),
    entries: kept(run.entries),
  };
  return {
    ...withStep(reset, first, { status: 'waiting' }),
    state: { kind: 'waiting', step: first, rev: seq, question: event.question, since: at },
  };
}

/** What the undone steps found out is not so any more; those that only describe the server look again and learn it anew. */
function forget(run: Run, gone: ReadonlySet<string>): Run {
  const keys = Object.entries(run.learnedBy)
    .filter(([, step]) => gone.has(step) && !LOOKING.has(step))
    .map(([key]) => key);
  const without = <T>(values: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)));
  return { ...run, facts: without(run.facts), learnedBy: without(run.learnedBy) };
}

/** The regular look learns facts, too, and is no step. */
const WATCH = '';

function withFacts(
  run: Run,
  learned: readonly { readonly key: string; readonly value?: unknown }[],
  by: string,
): Run {
  if (learned.length === 0) return run;
  const facts = { ...run.facts };
  const learnedBy = { ...run.learnedBy };
  for (const { key, value } of learned) {
    facts[key] = value;
    learnedBy[key] ??= by;
  }
  return { ...run, facts, learnedBy };
}

function impossible(record: Recorded, state: string): CodedError {
  return new CodedError(
    'state-unreadable',
    `Event ${record.seq} (${record.event.type}, run ${record.run}) cannot follow: ${state}.`,
  );
}
