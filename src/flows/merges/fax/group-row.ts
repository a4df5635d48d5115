import { z } from 'zod';

/** One line of the group overview (*Administration > Gruppen*). */
export const GroupRow = z.strictObject({
  line: z.number().int(),
  id: z.string().default(''),
  title: z.string(),
  name: z.string(),
  type: z.string(),
});
export type GroupRow = z.infer<typeof GroupRow>;
