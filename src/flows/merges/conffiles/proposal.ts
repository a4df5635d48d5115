import { z } from 'zod';
import { Around } from './around-hunk.ts';

/**
 * One place where the server's file and the vendor's new one differ. All texts are masked. `proposed` is what the merge
 * takes; null where both sides changed the same lines and a person has to say.
 */
export const ProposedHunk = z.strictObject({
  /** First line in the server's file, from 1. */
  line: z.number().int(),
  /** The lines before it, which both sides have in common, so that people find their way. */
  before: z.string(),
  /** What both sides started from; null without a base. */
  base: z.string().nullable(),
  own: z.string(),
  vendor: z.string(),
  proposed: z.enum(['own', 'vendor']).nullable(),
  /** Whether a text was cut: such a hunk cannot be edited in a form. */
  cut: z.boolean(),
  /** Whether the lines of both sides read alike and only their ends differ: CR LF, or the last line break. */
  onlyEnds: z.boolean().default(false),
  /** What an edited text is judged between: the lines around it on either side, as far as they belong together. */
  around: z.array(Around).default([]),
});
export type ProposedHunk = z.infer<typeof ProposedHunk>;

/** What people see of a conflict: only masked text, safe for record and Slack. */
export const Proposal = z.strictObject({
  /** `two-way`: no base, so nothing is merged by itself. `binary`: one file or the other. */
  kind: z.enum(['merge', 'two-way', 'binary']),
  /** The first of them, up to `MOST_HUNKS`. */
  hunks: z.array(ProposedHunk),
  /** All of them. A file with more is decided as a whole or on the server. */
  count: z.number().int(),
  /** Hunks that need a person. */
  conflicts: z.number().int(),
  /** The sides have different encodings: no hunk is merged by itself. */
  mixed: z.boolean().default(false),
  /** What the server's file changed against the base, what the vendor changed, and the result. */
  document: z.string(),
  /** Characters of the document that are left out at its end, because it is too long to be kept. */
  missing: z.number().int().default(0),
});
export type Proposal = z.infer<typeof Proposal>;

/** Hunks a form can ask for one by one. */
export const MOST_HUNKS = 30;

/** A text of a hunk that is longer is cut: it would not fit the input of a form, which takes a little more. */
export const LONGEST_HUNK = 2_900;

/** Characters an input of a form takes, beginning and all: Slack refuses to open a form that begins with more. */
export const LONGEST_EDIT = 3_000;
