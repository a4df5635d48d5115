import { z } from 'zod';

/**
 * What becomes of one hunk. `text` was edited by a person: secrets stand in it as numbered placeholders, which is why it
 * may be recorded.
 */
export const Side = z.union([
  z.enum(['own', 'vendor', 'both']),
  z.strictObject({ text: z.string() }),
]);
export type Side = z.infer<typeof Side>;

/** Somebody takes exactly this text although a syntax check refuses it. */
export const Insisted = z.strictObject({
  md5: z.string(),
  /** As `who()` prints them. */
  by: z.string(),
  /** As it was typed. */
  reason: z.string(),
});
export type Insisted = z.infer<typeof Insisted>;

/** What people decided about one configuration file. */
export const FileDecision = z.strictObject({
  path: z.string(),
  choice: z.enum(['keep', 'vendor', 'merge']),
  /** For `merge`: one side for each hunk, in order. Empty: as proposed, which takes a merge without conflicts. */
  sides: z.array(Side).default([]),
  /** The state of the file the person saw; another state voids the decision. */
  state: z.string(),
  /** Both texts a choice of the whole file was between (`sidesOf`); null in a record from before this was kept. */
  between: z.string().nullable().default(null),
  /** Who, as `who()` prints it. */
  by: z.string(),
  insisted: Insisted.optional(),
});
export type FileDecision = z.infer<typeof FileDecision>;
