import { quote, type Text } from '../../run/text.ts';
import type { Slot } from './matrix.ts';
import { type StepText, slotName } from './step-texts.ts';

/** Takes a slot away that the account that stays is not to have any more. */
export function removeSlotText(account: string, slot: Slot): StepText {
  const [name, shown] = [slotName(slot), `\`${quote(account)}\``];
  return {
    title: {
      de: `Slot ${name.de} bei ${shown} entfernen`,
      en: `Remove slot ${name.en} from ${shown}`,
    },
    detail: [
      {
        de: `*Administration > Benutzer* aufrufen und auf ${shown} klicken.`,
        en: `Open *Administration > Benutzer* (users) and click on ${shown}.`,
      },
      {
        de: `Im Widget *Rufnummernkonfiguration* die Spalte *${name.de}* entfernen und *Speichern*. Gibt es keine solche Spalte, ist nichts zu tun.`,
        en: `In the widget *Rufnummernkonfiguration* (numbers) remove the column *${name.de}* and *Speichern* (save). If there is no such column, nothing is to be done.`,
      },
      {
        de: 'Ein Gerät, das an diesem Slot angemeldet ist, läutet danach nicht mehr.',
        en: 'A device that is registered on this slot no longer rings afterwards.',
      },
    ],
  };
}

/** What the matrix must not show any more; nothing where every slot stays. */
export function goneSlotsText(slots: readonly Slot[]): Text[] {
  if (slots.length === 0) return [];
  const [de, en] = (['de', 'en'] as const).map((language) =>
    slots.map((slot) => slotName(slot)[language]).join(', '),
  );
  return [
    {
      de: `Nicht mehr dabei sein darf die Spalte: ${de}.`,
      en: `There must be no column any more: ${en}.`,
    },
  ];
}
