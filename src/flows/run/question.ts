import { z } from 'zod';
import { Actor } from './actor.ts';
import { Finding, TextSchema } from './finding.ts';

/** One input of a form. Values always travel as strings: `datetime` as ISO, `checkboxes` and `users` comma separated. */
export const Field = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  kind: z.enum([
    'text',
    'multiline',
    'number',
    'datetime',
    'select',
    'checkboxes',
    'user',
    /** A text file; the value is its content. */
    'file',
  ]),
  label: TextSchema,
  hint: TextSchema.optional(),
  optional: z.boolean().default(false),
  /** For `select` and `checkboxes`. */
  options: z.array(z.strictObject({ id: z.string(), label: TextSchema })).optional(),
  initial: z.string().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  /** For `multiline` and `file`: kept exactly as given, blanks at its ends included. */
  verbatim: z.boolean().optional(),
  /** For `file`: the overview of the Admin client it holds, so that it is found in a workbook of several sheets. */
  table: z.enum(['users', 'faxes', 'groups']).optional(),
});
export type Field = z.infer<typeof Field>;

/** One way to answer. With `fields` the button opens a modal that asks for them. */
export const Choice = z.strictObject({
  id: z.string().regex(/^[a-z0-9:.-]+$/),
  label: TextSchema,
  style: z.enum(['primary', 'danger']).optional(),
  /** Asked once more before it counts: what is about to happen, naming the server. */
  confirm: TextSchema.optional(),
  fields: z.array(Field).optional(),
  /** Stricter than the question's own `who`: an override needs an approver even where an operator may retry. */
  who: z.enum(['operator', 'approver']).optional(),
  /** Steps that are taken once more before the one that asks, although they were done. */
  redo: z.array(z.string()).optional(),
  /** Steps that begin anew with it: what was answered in them counts no more. None of them may have changed the server. */
  anew: z.array(z.string()).optional(),
});
export type Choice = z.infer<typeof Choice>;

/** What an approval is bound to (DESIGN rule 7): shown in full, approved by hash. */
export const PlanView = z.strictObject({
  hash: z.string(),
  lines: z.array(TextSchema),
  /** What is lost for good by going on. */
  losses: z.array(TextSchema),
  wayBack: TextSchema,
  /** What changed since the last approval of this plan; empty for the first. */
  changes: z.array(TextSchema),
  /** The whole plan as text, attached as a file. */
  document: z.string().optional(),
});
export type PlanView = z.infer<typeof PlanView>;

/** Lines of a file or the like, shown as they are: as code, and complete. */
export const Exhibit = z.strictObject({ title: TextSchema, code: z.string() });
export type Exhibit = z.infer<typeof Exhibit>;

/**
 * Everything that waits for a person is a question. `stuck` questions (a block or a failure) have standard choices whose
 * meaning `reduce` knows; the answers of all others are judged by the step that asked.
 */
export const Question = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  kind: z.enum(['choice', 'approval', 'blocked', 'failed', 'rest', 'worklist']),
  text: TextSchema,
  /** What the bot can show for or against the answer; shown beside the question and stored with it. */
  evidence: z.array(TextSchema).default([]),
  exhibits: z.array(Exhibit).default([]),
  /** Why an earlier answer did not do. */
  complaint: TextSchema.optional(),
  findings: z.array(Finding).default([]),
  plan: PlanView.optional(),
  choices: z.array(Choice).min(1),
  who: z.enum(['operator', 'approver']),
  /** For `failed`: "retry" continues the same attempt, because its job may still run or have run on the server. */
  sameAttempt: z.boolean().default(false),
  /**
   * For `failed` after lost contact: when the runner may give “retry” itself. `when-back`: once the server answers (nothing was
   * changed); `when-found`: once the attempt's job is seen on the server; `when-ended`: once that job has ended.
   */
  pickUp: z.enum(['when-back', 'when-found', 'when-ended']).optional(),
  /** Asked while changes are taken back: the run waits for the answer although somebody asked to stop. */
  whileStopping: z.boolean().default(false),
  /** At this time the step looks again by itself (a window opens, calls end). ISO. */
  wakeAt: z.string().optional(),
});
export type Question = z.infer<typeof Question>;
/** A question as a step writes it: defaults may be left out. */
export type QuestionInput = z.input<typeof Question>;

export const Answer = z.strictObject({
  choice: z.string(),
  values: z.record(z.string(), z.string()),
  by: Actor,
  at: z.string(),
  /** The sequence number of the event that asked: an answer to an older question never counts. */
  rev: z.number().int(),
  planHash: z.string().optional(),
});
export type Answer = z.infer<typeof Answer>;
