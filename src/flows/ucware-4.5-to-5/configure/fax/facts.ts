import { z } from 'zod';
import { FaxRow } from '../../../merges/fax/fax-row.ts';
import { GroupRow } from '../../../merges/fax/group-row.ts';
import { defineFact } from '../../../run/fact.ts';

/** The fax numbers and groups after the upgrade, before anything is grouped. */
export const faxRows = defineFact('fax-rows', z.array(FaxRow));
export const groupRows = defineFact('group-rows', z.array(GroupRow));

/** Ids of the steps about fax numbers. */
export const FAX = {
  overview: 'fax-overview',
  decide: 'fax-decide',
  work: 'fax-work',
  verify: 'fax-verify',
} as const;
