import { z } from 'zod';
import { defineFact } from '../run/fact.ts';

const Fingerprint = z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}=?$/);

/**
 * The host key a person confirmed for this run; it counts before the inventory's. With a fingerprint in the inventory only a
 * key that changed in the middle of the run can be confirmed, by an approver.
 */
export const hostKey = defineFact('hostKey', Fingerprint);

/** The host key the server showed when somebody was asked about it: what a confirmation refers to. Trusted by nobody. */
export const offeredHostKey = defineFact('offeredHostKey', Fingerprint);
