import { z } from 'zod';

/**
 * One place where the server's file and the vendor's new one differ. All texts are masked. `proposed` is what the merge
 * takes; null where both sides changed the same lines and a person has to say.
 */
export const Hunk = z.strictObject({
  /** First line in the server's file, from 1. */
  line: z.number().int(),
  /** What both sides started from; null without a base. Cut like the others. */
  base: z.string().nullable(),
  own: z.string(),
  vendor: z.string(),
  proposed: z.enum(['own', 'vendor']).nullable(),
  /** Whether the texts were cut: such a hunk cannot be edited in a form. */
  cut: z.boolean(),
});
export type Hunk = z.infer<typeof Hunk>;

/** What people see of a conflict: only masked text, safe for record and Slack. */
export const Proposal = z.strictObject({
  /** `two-way`: no base, so nothing is merged by itself. `binary`: one file or the other. */
  kind: z.enum(['merge', 'two-way', 'binary']),
  hunks: z.array(Hunk),
  /** Hunks beyond those listed; such files are decided as a whole or on the server. */
  more: z.number().int(),
  /** Hunks that need a person. */
  conflicts: z.number().int(),
  /** What the server's file changed against the base, what the vendor changed, and the result: unified diffs. */
  document: z.string(),
});
export type Proposal = z.infer<typeof Proposal>;
