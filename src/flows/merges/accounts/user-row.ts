import { z } from 'zod';
import { SlotType } from './slot.ts';

/**
 * One account of the user overview (*Administration > Benutzer*). Only the user name and the numbers are always there; the rest
 * is empty where the table has no such column, and then nothing is concluded from it.
 */
export const UserRow = z.strictObject({
  line: z.number().int(),
  username: z.string(),
  firstName: z.string().default(''),
  lastName: z.string().default(''),
  email: z.string().default(''),
  /** Nebenstellen: at most one after an upgrade from 4.5, several later on. */
  numbers: z.array(z.string()).default([]),
  slots: z.array(SlotType).default([]),
  groups: z.array(z.string()).default([]),
  /** What tells telephones apart: MAC address, IPEI or serial number. */
  phones: z.array(z.string()).default([]),
  /** Names of forwarding profiles (Rufumleitungsprofile). */
  profiles: z.array(z.string()).default([]),
});
export type UserRow = z.infer<typeof UserRow>;
