import { z } from 'zod';
import type { Text } from '../../run/text.ts';

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

/** What each is called, and where in the Admin client it is found; names as the vendor prints them. */
export const HANGING_NAMES: Readonly<
  Record<Hanging, { readonly name: Text; readonly place: string }>
> = {
  parallel: {
    name: { de: 'Parallelruf', en: 'parallel ringing (Parallelruf)' },
    place: 'Rufumleitung',
  },
  'one-number': {
    name: { de: 'One-Number-Konzept', en: 'one-number concept (One-Number-Konzept)' },
    place: 'Administration > One-Number-Konzept',
  },
  forwarding: {
    name: { de: 'Rufumleitungsprofile', en: 'forwarding profiles (Rufumleitungsprofile)' },
    place: 'Rufumleitung',
  },
  queues: {
    name: { de: 'Warteschlangen', en: 'queues (Warteschlangen)' },
    place: 'Administration > Warteschlangen',
  },
  pickup: {
    name: { de: 'Rufannahmegruppen', en: 'pick-up groups (Rufannahmegruppen)' },
    place: 'Administration > Rufannahmegruppen',
  },
  'hunt-groups': {
    name: { de: 'Sammelanschlüsse', en: 'hunt groups (Sammelanschlüsse)' },
    place: 'Administration > Sammelanschlüsse',
  },
  groups: {
    name: { de: 'Gruppen', en: 'groups (Gruppen)' },
    place: 'Administration > Gruppen',
  },
  voicemail: {
    name: { de: 'Anrufbeantworter', en: 'voicemail (Anrufbeantworter)' },
    place: 'Administration > Benutzer',
  },
  phone: {
    name: { de: 'zugewiesenes Telefon', en: 'assigned telephone' },
    place: 'Provisionierung',
  },
};

/** What somebody found on an account that is about to be deleted. */
export const Inventory = z.strictObject({
  /** Empty when somebody looked and there was nothing. */
  found: z.array(Hanging),
  /** What exactly: which queue, which telephone; needed as soon as something was found. */
  notes: z.string(),
});
export type Inventory = z.infer<typeof Inventory>;
