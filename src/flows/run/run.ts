import { z } from 'zod';
import { Actor } from './actor.ts';
import { RunOutcome } from './event.ts';
import { Finding, TextSchema } from './finding.ts';
import { Answer, Question } from './question.ts';

/** What the record says about one step. */
export const StepRecord = z.strictObject({
  /** `running` only says that it was started; whether it still runs is asked from the server. */
  status: z.enum(['pending', 'running', 'waiting', 'passed', 'skipped', 'overridden']),
  attempt: z.number().int().min(1),
  /** True after "adopt": the next look only checks whether the work is done and starts nothing. */
  adopt: z.boolean().default(false),
  jobs: z.array(z.string()).default([]),
  /** When the first job of any attempt was begun: from then on the server may have been changed. */
  begunAt: z.string().optional(),
  /** When it began to work last, after an answer for instance. */
  startedAt: z.string().optional(),
  /** When it first worked or asked something since it was last not done. */
  firstAt: z.string().optional(),
  endedAt: z.string().optional(),
  note: TextSchema.optional(),
  findings: z.array(Finding).default([]),
  undone: z.boolean().default(false),
  /** Which try takes the step back; part of the name of that job. */
  undoAttempt: z.number().int().min(1).default(1),
});
export type StepRecord = z.infer<typeof StepRecord>;

/** What a run is doing, with the data that belongs to it. */
export const RunState = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('working') }),
  z.strictObject({
    kind: z.literal('waiting'),
    step: z.string(),
    rev: z.number().int(),
    question: Question,
    since: z.string(),
  }),
  z.strictObject({
    kind: z.literal('ended'),
    outcome: RunOutcome,
    note: TextSchema,
    at: z.string(),
    by: Actor,
  }),
]);
export type RunState = z.infer<typeof RunState>;

/** One upgrade of one server: everything that follows from its events, and nothing else. */
export const Run = z.strictObject({
  id: z.string(),
  server: z.string(),
  /** Raised when a restored snapshot was recognised; part of every job name. */
  epoch: z.number().int().min(1),
  flow: z.strictObject({ id: z.string(), version: z.number().int() }),
  startedAt: z.string(),
  startedBy: Actor,
  channel: z.string(),
  language: z.enum(['de', 'en']),
  rehearsal: z.boolean(),
  state: RunState,
  steps: z.record(z.string(), StepRecord),
  facts: z.record(z.string(), z.unknown()),
  /** Which step learned a fact first: a restored snapshot undoes what its steps had found out. */
  learnedBy: z.record(z.string(), z.string()).default({}),
  /** Last answers by `<step>/<question>`. */
  answers: z.record(z.string(), Answer),
  /** Last entries in work lists, by `<step>/<question>` and item. */
  entries: z.record(z.string(), z.record(z.string(), Answer)).default({}),
  overrides: z.array(
    z.strictObject({ finding: z.string(), by: Actor, reason: z.string(), until: z.string() }),
  ),
  /** Somebody asked to stop. `abandon` leaves everything as it is, otherwise changes with an undo are taken back first. */
  abort: z
    .strictObject({ by: Actor, reason: z.string(), at: z.string(), abandon: z.boolean() })
    .optional(),
  /** Sequence number and time of the last event that is in here. */
  seq: z.number().int(),
  at: z.string(),
});
export type Run = z.infer<typeof Run>;
