import { z } from 'zod';

/**
 * Every name Slack and this program share. Nothing else may spell them; a test compares them with manifest.yml, so the app
 * that the manifest creates and the code that answers it cannot drift apart.
 */
export const COMMAND = '/ucware-upgrade';

/** The events the app subscribes to. */
export const EVENTS = { homeOpened: 'app_home_opened' } as const;

/**
 * Action ids are a verb, a colon and what makes them unique inside a message. Bolt listens to the patterns, so there is
 * one listener per verb, however many buttons there are.
 */
export const ACTIONS = {
  /** Answers a question at once. */
  answer: /^answer:/,
  /** Opens the form of a choice. */
  form: /^form:/,
  /** Opens the form that asks why a run shall be aborted. */
  abort: /^abort:/,
} as const;

export const CALLBACKS = { answer: 'answer-form', abort: 'abort-form', notice: 'notice' } as const;

/** All inputs of a modal: their blocks tell them apart. */
export const INPUT_ACTION = 'input';

export function answerAction(choice: string): string {
  return `answer:${choice}`;
}

export function formAction(choice: string): string {
  return `form:${choice}`;
}

export function abortAction(server: string): string {
  return `abort:${server}`.slice(0, 255);
}

/**
 * What a button carries: ids that say which question was seen, and nothing that is believed. Whether the answer counts is
 * decided by the runner at the moment of the click.
 */
export const AnswerRef = z.strictObject({
  server: z.string().min(1).max(255),
  run: z.string().min(1).max(255),
  step: z.string().min(1).max(255),
  question: z.string().min(1).max(255),
  rev: z.number().int(),
  choice: z.string().min(1).max(255),
});
export type AnswerRef = z.infer<typeof AnswerRef>;

export const AbortRef = z.strictObject({ server: z.string().min(1).max(255) });
export type AbortRef = z.infer<typeof AbortRef>;

/** Reads what a button or a modal brought back; throws a zod error when it is not ours. */
export function parseRef<T>(schema: z.ZodType<T>, raw: string | undefined): T {
  return schema.parse(JSON.parse(raw ?? 'null'));
}
