import { z } from 'zod';
import { SlotType } from './slot.ts';

/** How this customer told the accounts of one person apart; the guide's example is the default. */
export const MergeSettings = z.strictObject({
  suffixes: z.array(z.strictObject({ suffix: z.string().min(1), slot: SlotType })).default([
    { suffix: '.d', slot: 'dect' },
    { suffix: '.m', slot: 'mobile' },
  ]),
  /** The slot of an account without suffix. */
  mainSlot: SlotType.default('desk'),
  /** Accounts that are never part of a merge. */
  protected: z.array(z.string()).default(['supervisor']),
  /** Whether accounts of one person rang in parallel: then the main number is proposed for all slots. */
  parallel: z.boolean().default(true),
});
export type MergeSettings = z.infer<typeof MergeSettings>;
