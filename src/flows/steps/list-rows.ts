import { person, time } from '../document/words.ts';
import type { Text } from '../run/text.ts';
import { withoutEllipsis } from '../run/without-ellipsis.ts';
import { isSettled, itemsOf, type WorklistView } from '../run/worklist.ts';
import { enteredIn } from './entered-in.ts';

/** What stands above `listRows`. */
export const LIST_HEAD: readonly Text[] = [
  { de: 'Was', en: 'What' },
  { de: 'Ergebnis', en: 'Result' },
  { de: 'Wer', en: 'Who' },
  { de: 'Wann', en: 'When' },
  { de: 'Angaben', en: 'Entered' },
];

/** Every settled item of a list with what became of it, who said so and when, what it amounts to and what was entered for it. */
export function listRows(list: WorklistView, say: (text: Text) => string): string[][] {
  return itemsOf(list).flatMap((item) => {
    const entry = list.entries[item.id];
    if (!isSettled(entry)) return [];
    const choice = item.choices.find(({ id }) => id === entry.choice);
    const label = choice ? withoutEllipsis(say(choice.label)) : entry.choice;
    const entered = enteredIn(choice?.fields ?? [], entry.values, say);
    const amounts = item.amounts ? say(item.amounts) : '';
    const all = [amounts, entered].filter((words) => words !== '').join('; ');
    return [[say(item.title), label, person(entry.by), time(entry.at), all]];
  });
}
