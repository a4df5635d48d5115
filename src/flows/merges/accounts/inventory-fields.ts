import type { Field } from '../../run/question.ts';
import type { Text } from '../../run/text.ts';
import { HANGING_NAMES, Hanging, type Inventory } from './hanging.ts';

/** Asked before an account may be deleted: what hangs on it. Nothing ticked means that somebody looked and found nothing. */
export function inventoryFields(): Field[] {
  return [
    {
      id: 'found',
      kind: 'checkboxes',
      label: { de: 'Was hängt an diesem Konto?', en: 'What hangs on this account?' },
      hint: {
        de: 'Nichts anhaken, wenn nachgesehen wurde und nichts da ist.',
        en: 'Tick nothing if somebody looked and there is nothing.',
      },
      optional: true,
      options: Hanging.options.map((id) => ({ id, label: HANGING_NAMES[id].name })),
    },
    {
      id: 'notes',
      kind: 'multiline',
      label: { de: 'Was genau?', en: 'What exactly?' },
      hint: {
        de: 'Welche Warteschlange, welche Gruppe, welches Telefon; so, dass es sich wiederherstellen lässt.',
        en: 'Which queue, which group, which telephone; so that it can be restored.',
      },
      optional: true,
    },
  ];
}

export type ReadInventory =
  | { readonly ok: true; readonly inventory: Inventory }
  | { readonly ok: false; readonly errors: Readonly<Record<string, Text>> };

/** A tick without a word would be of no use once the account is gone. */
export function readInventory(values: Readonly<Record<string, string>>): ReadInventory {
  const found = (values['found'] ?? '').split(',').flatMap((id) => {
    const kind = Hanging.safeParse(id);
    return kind.success ? [kind.data] : [];
  });
  const notes = (values['notes'] ?? '').trim();
  if (found.length > 0 && notes === '') return { ok: false, errors: { notes: MISSING } };
  return { ok: true, inventory: { found, notes } };
}

const MISSING: Text = {
  de: 'Bitte aufschreiben, was genau. Ist das Konto gelöscht, lässt es sich nicht mehr nachsehen.',
  en: 'Please write down what exactly. Once the account is deleted, it cannot be looked up any more.',
};
