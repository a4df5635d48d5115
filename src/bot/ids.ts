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
  /** Opens a work list in a window. */
  list: /^list:/,
  /** Turns a page of that window, or shows one item in it. */
  browse: /^browse:/,
  /** Chooses what the window shows. */
  filter: /^filter$/,
  /** Opens the form that ticks several items at once. */
  ticks: /^ticks:/,
} as const;

export const CALLBACKS = {
  answer: 'answer-form',
  ticks: 'ticks-form',
  list: 'list-view',
  abort: 'abort-form',
  notice: 'notice',
} as const;

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

export function itemAction(verb: 'answer' | 'form', choice: string): string {
  return `${verb}:item:${choice}`;
}

export const LIST_ACTION = 'list:open';
export const TICKS_ACTION = 'ticks:open';
export const FILTER_ACTION = 'filter';

export function browseAction(what: string): string {
  return `browse:${what}`.slice(0, 255);
}

/** What a list's window shows: kept in the window and in what it opens, never on this side. */
export const Browse = z.strictObject({
  filter: z.string().max(100),
  page: z.number().int().min(0),
  item: z.string().max(200).optional(),
});
export type Browse = z.infer<typeof Browse>;

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
  /** Set when items of a work list are settled. */
  items: z.array(z.string().min(1).max(200)).optional(),
  /** Set when the button stands in a list's window: what to show there afterwards. */
  browse: Browse.optional(),
});
export type AnswerRef = z.infer<typeof AnswerRef>;

/** Which list a window shows, and what of it. */
export const ListRef = AnswerRef.pick({
  server: true,
  run: true,
  step: true,
  question: true,
  rev: true,
}).extend({ browse: Browse });
export type ListRef = z.infer<typeof ListRef>;

export const AbortRef = z.strictObject({ server: z.string().min(1).max(255) });
export type AbortRef = z.infer<typeof AbortRef>;

/** Reads what a button or a modal brought back; throws a zod error when it is not ours. */
export function parseRef<T>(schema: z.ZodType<T>, raw: string | undefined): T {
  return schema.parse(JSON.parse(raw ?? 'null'));
}
