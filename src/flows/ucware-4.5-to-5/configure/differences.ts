import { z } from 'zod';
import { defineFact } from '../../run/fact.ts';
import { TextSchema } from '../../run/finding.ts';

/** What the last second overview of the accounts showed that is not as decided; stays open when somebody accepts it. */
export const accountDifferences = defineFact('account-differences', z.array(TextSchema));
/** The same for fax groups. */
export const faxDifferences = defineFact('fax-differences', z.array(TextSchema));
