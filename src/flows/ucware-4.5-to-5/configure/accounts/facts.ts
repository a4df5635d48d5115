import { z } from 'zod';
import { AccountSeen } from '../../../merges/accounts/accounts-now.ts';
import { HeldNumber } from '../../../merges/accounts/held-numbers.ts';
import { MergeSettings } from '../../../merges/accounts/settings.ts';
import { UserRow } from '../../../merges/accounts/user-row.ts';
import { defineFact } from '../../../run/fact.ts';
import { TextSchema } from '../../../run/finding.ts';
import type { Text } from '../../../run/text.ts';
import { Snapshot } from '../../../steps/pass.ts';

/** The accounts after the upgrade, before anything is merged. */
export const accountRows = defineFact('account-rows', z.array(UserRow));
/** The numbers of every overview before that one, also of 4.5: a number must not get lost because another table took over. */
export const numbersBefore = defineFact('numbers-before', z.array(HeldNumber));
/** Somebody said that the overview of 4.5 is not of this server, or not the right one. */
export const overviewBeforeWrong = defineFact('overview-before-wrong', z.boolean());
/** What was said, and by whom, of overviews whose numbers do not count. */
export const wrongOverviews = defineFact('wrong-overviews', z.array(TextSchema));
/** The accounts as the last second overview shows them. */
export const accountsSeen = defineFact('accounts-seen', z.array(AccountSeen));
/** How this customer told the accounts of one person apart. */
export const mergeSettings = defineFact('merge-settings', MergeSettings);
/** Taken before the first account is deleted. */
export const snapshot3 = defineFact('snapshot3', Snapshot);

/** What the table of all accounts is called where it is asked for once more. */
export const NEW_OVERVIEW: Text = {
  de: 'Benutzerübersicht neu übergeben',
  en: 'Hand in the user overview anew',
};

/** Ids of the steps that refer to each other. */
export const STEPS = {
  overview: 'accounts-overview',
  decide: 'accounts-decide',
  snapshot: 'accounts-snapshot',
  work: 'accounts-work',
  verify: 'accounts-verify',
} as const;
