import { REASON } from '../../../run/stuck.ts';
import { type ItemChoice, LATER } from '../../../run/worklist.ts';

/** What can become of a number that nobody has: given up with a reason, or put off. To keep it people do something else first. */
export const GIVE_UP_CHOICES: readonly ItemChoice[] = [
  {
    id: 'give-up',
    sign: '✗',
    label: { de: 'Nummer aufgeben …', en: 'Give the number up …' },
    fields: [REASON],
  },
  { id: LATER, label: { de: 'Später', en: 'Later' } },
];
