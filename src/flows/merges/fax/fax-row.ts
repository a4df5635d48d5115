import { z } from 'zod';

/** One line of the fax overview (*Administration > Fax*). */
export const FaxRow = z.strictObject({
  line: z.number().int(),
  id: z.string().default(''),
  name: z.string(),
  extension: z.string(),
  tsi: z.string().default(''),
  headline: z.string().default(''),
});
export type FaxRow = z.infer<typeof FaxRow>;
