import { same, type Text } from '../../../run/text.ts';
import type { ItemChoice } from '../../../run/worklist.ts';
import { field } from '../../../steps/choices.ts';

/** Rules out a merge for ever. `apart`: those that are suggested; two families of one name must not be torn apart. */
export function never(
  accounts: readonly string[],
  apart: readonly string[] = accounts,
): ItemChoice {
  return {
    id: 'never',
    sign: '⛔',
    label: { de: 'Nie zusammenführen …', en: 'Never merge …' },
    fields: [
      field(
        'accounts',
        'checkboxes',
        {
          de: 'Diese Konten gehören verschiedenen Leuten',
          en: 'These accounts belong to different people',
        },
        {
          options: accounts.map((name) => ({ id: name, label: same(name) })),
          initial: apart.join(','),
        },
      ),
    ],
  };
}

/** One account cannot be kept apart from itself: such an entry would look settled and rule out nothing. */
export function neverProblem(values: Readonly<Record<string, string>>): Record<string, Text> {
  const accounts = new Set((values['accounts'] ?? '').split(',').filter((name) => name !== ''));
  return accounts.size < 2 ? { accounts: AT_LEAST_TWO } : {};
}

const AT_LEAST_TWO: Text = {
  de: 'Ein Konto allein lässt sich von nichts fernhalten. Bitte mindestens zwei anhaken, die verschiedenen Leuten gehören; soll nur diesmal nichts geschehen, bitte „Ablehnen“ wählen.',
  en: 'One account alone cannot be kept apart from anything. Please tick at least two that belong to different people; if nothing shall happen this time only, please choose “Refuse”.',
};
