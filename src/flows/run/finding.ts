import { z } from 'zod';
import { LANGUAGES, type Text } from './text.ts';

export const TextSchema = z.record(z.enum(LANGUAGES), z.string()) as unknown as z.ZodType<Text>;

/**
 * The result of a check that deserves attention. `blocks` keeps the run from going on until it is mended, or overridden by
 * a named approver with a reason where `overridable` says that this is possible at all.
 */
export const Finding = z.strictObject({
  /** Stable id, e.g. `boot-full`; overrides refer to it. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** The check that made it: "check again" repeats just that one. */
  check: z.string(),
  severity: z.enum(['info', 'warning', 'error']),
  blocks: z.boolean(),
  overridable: z.boolean(),
  title: TextSchema,
  /** What was found, with figures, and why it matters. */
  why: TextSchema,
  /** What to do about it; empty where there is nothing to do. */
  remedy: TextSchema,
});
export type Finding = z.infer<typeof Finding>;
