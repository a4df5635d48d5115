import { z } from 'zod';

/** What can hang on an account besides its number. */
export const Hanging = z.enum([
  'parallel',
  'one-number',
  'forwarding',
  'queues',
  'pickup',
  'hunt-groups',
  'groups',
  'voicemail',
  'phone',
]);
export type Hanging = z.infer<typeof Hanging>;

/** What somebody found on an account that is about to be deleted: a note for each kind, empty for “nothing there”. */
export const Inventory = z.record(Hanging, z.string());
export type Inventory = z.infer<typeof Inventory>;
