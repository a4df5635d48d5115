import { z } from 'zod';
import { SlotType } from '../flows/merges/accounts/slot.ts';
import { list, strict, word, YesNo } from './fields.ts';
import { expected } from './say.ts';

const Slot = z.enum(SlotType.options, {
  error: expected({
    de: `erwartet wird ein Slot: ${SlotType.options.join(', ')}.`,
    en: `a slot is expected: ${SlotType.options.join(', ')}.`,
  }),
});

const Suffix = word(
  {
    de: 'erwartet wird das Ende eines Benutzernamens, z. B. `.d`.',
    en: 'the end of a user name is expected, e.g. `.d`.',
  },
  (value) => /^\S{1,40}$/.test(value),
);

const Account = word(
  {
    de: 'erwartet wird ein Benutzername der Anlage.',
    en: 'a user name of the server is expected.',
  },
  (value) => /^\S{1,200}$/.test(value),
);

/** How the accounts of one person are told apart at this customer. What is left out is as in the vendor's example. */
export const RawAccounts = strict({
  suffixes: z
    .record(Suffix, Slot, {
      error: expected({
        de: 'hier gehören Einträge der Form `.d: dect` hin.',
        en: 'entries of the form `.d: dect` belong here.',
      }),
    })
    .optional(),
  mainSlot: Slot.optional(),
  protected: list(Account).optional(),
  parallel: YesNo.optional(),
});
