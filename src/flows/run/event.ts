import { z } from 'zod';
import { Actor } from './actor.ts';
import { Finding, TextSchema } from './finding.ts';
import { Answer, Question } from './question.ts';

const Learned = z.strictObject({ key: z.string(), value: z.unknown() });
const Notice = z.strictObject({
  to: z.enum(['channel', 'thread']),
  text: TextSchema,
  file: z.strictObject({ name: z.string(), content: z.string() }).optional(),
});
const carried = {
  step: z.string(),
  attempt: z.number().int().min(1),
  facts: z.array(Learned).default([]),
  notices: z.array(Notice).default([]),
};

/** Why a run ended. The same codes stand in journal, log, Slack and the CLI. */
export const RunOutcome = z.enum(['completed', 'aborted', 'abandoned', 'refused']);
export type RunOutcome = z.infer<typeof RunOutcome>;

/**
 * The only record of a run. State, file and messages are derived from these; nothing else changes a run.
 * Times stand in the journal record around each event.
 */
export const RunEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('run-started'),
    run: z.string(),
    server: z.string(),
    flow: z.strictObject({ id: z.string(), version: z.number().int() }),
    by: Actor,
    channel: z.string(),
    language: z.enum(['de', 'en']),
    rehearsal: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('step-started'),
    step: z.string(),
    attempt: z.number().int().min(1),
    /** Names of the jobs this attempt starts on the server, so that a restarted bot finds them. */
    jobs: z.array(z.string()),
  }),
  z.strictObject({
    ...carried,
    type: z.literal('step-passed'),
    note: TextSchema,
    findings: z.array(Finding).default([]),
    /** Later steps that are not needed on this server, for the reason the note gives. */
    skips: z.array(z.string()).default([]),
    /** Entries of lists that count no more, because what they were about has changed. */
    reopens: z.array(z.strictObject({ list: z.string(), items: z.array(z.string()) })).optional(),
    durationMs: z.number(),
  }),
  z.strictObject({ ...carried, type: z.literal('step-skipped'), note: TextSchema }),
  z.strictObject({
    ...carried,
    type: z.literal('asked'),
    question: Question,
    excerpt: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('answered'),
    step: z.string(),
    question: z.string(),
    answer: Answer,
  }),
  /** Somebody settled items of a work list; the question stays open. Small on purpose: the list itself follows from the record. */
  z.strictObject({
    type: z.literal('entered'),
    step: z.string(),
    question: z.string(),
    items: z.array(z.string()).min(1),
    answer: Answer,
  }),
  z.strictObject({ type: z.literal('abort-requested'), by: Actor, reason: z.string() }),
  z.strictObject({
    type: z.literal('undo-ended'),
    step: z.string(),
    ok: z.boolean(),
    note: TextSchema,
    facts: z.array(Learned).default([]),
  }),
  /** What an earlier step saw has grown too old for the one that is about to change the server: it looks again first. */
  z.strictObject({
    type: z.literal('looks-again'),
    /** The step that looks again. */
    step: z.string(),
    /** The step that waits for it; no job of its attempt is on the server. */
    before: z.string(),
  }),
  /** The server is older than the record: somebody restored a snapshot. Attempts go on under a new epoch. */
  z.strictObject({
    type: z.literal('rolled-back'),
    evidence: z.array(TextSchema),
    /** Steps that count as not done any more, in flow order; the first of them asks the question. */
    steps: z.array(z.string()).min(1),
    question: Question,
  }),
  /** Something others did on the server that people should see, and what is known now, so that it is said once. */
  z.strictObject({
    type: z.literal('observed'),
    text: TextSchema,
    facts: z.array(Learned).default([]),
  }),
  z.strictObject({
    type: z.literal('run-ended'),
    outcome: RunOutcome,
    note: TextSchema,
    by: Actor,
  }),
]);
export type RunEvent = z.infer<typeof RunEvent>;
/** An event as the runner writes it: defaults may be left out. */
export type RunEventInput = z.input<typeof RunEvent>;
