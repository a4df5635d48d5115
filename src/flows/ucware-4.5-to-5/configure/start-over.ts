import type { Choice } from '../../run/question.ts';
import { joinTexts, type Text } from '../../run/text.ts';
import { isSettled, itemsOf, type WorklistView } from '../../run/worklist.ts';

const ANOTHER_TABLE = 'another-table';
const TO_PROPOSALS = 'to-proposals';

/** Hands in a table once more, because the one before was wrong or old. These steps begin anew. */
export function anotherTable(label: Text, anew: readonly string[]): Choice {
  return { id: ANOTHER_TABLE, label, confirm: CONFIRM, anew: [...anew] };
}

/** From a list of work back to what it follows from; who wants another table goes on from there. */
export function toProposals(anew: readonly string[]): Choice {
  return { id: TO_PROPOSALS, label: BACK, anew: [...anew] };
}

/** Whether a choice begins a part anew; then nothing may rest on what it had so far. */
export function startsOver(choice: string): boolean {
  return choice === ANOTHER_TABLE || choice === TO_PROPOSALS;
}

/** What people have settled on a list. What was ruled out for ever counts for every later table and rests on none. */
export function settledOn({ sections, entries }: WorklistView): Text[] {
  return itemsOf({ sections })
    .filter(({ id }) => isSettled(entries[id]) && entries[id]?.choice !== 'never')
    .map(({ title }) => title);
}

/** Why a part cannot begin anew, naming what rests on it; `remedy` says what to do about that. */
export function restsOnIt(
  settled: readonly Text[],
  remedy: Text = OPEN_FIRST,
): Record<string, Text> {
  if (settled.length === 0) return {};
  const list = joinTexts(settled.slice(0, SHOWN), '; ');
  const more = settled.length > SHOWN ? ` … (${settled.length})` : '';
  return {
    rests: {
      de: `Darauf beruht schon: ${list.de}${more}. ${remedy.de}`,
      en: `This rests on it already: ${list.en}${more}. ${remedy.en}`,
    },
  };
}

const SHOWN = 5;
const OPEN_FIRST: Text = {
  de: 'Bitte das zuerst in der Liste wieder öffnen.',
  en: 'Please open that again in the list first.',
};
const BACK: Text = { de: 'Zurück zu den Vorschlägen', en: 'Back to the proposals' };
const CONFIRM: Text = {
  de: 'Was Sie entschieden haben, bleibt, wo sich in der neuen Tabelle nichts daran ändert. Bevor sie gilt, sehen Sie, was bleibt und was wieder geöffnet wird. Am Server ändert sich nichts.',
  en: 'What you have decided stays where the new table changes nothing about it. Before it counts you see what stays and what is opened again. Nothing on the server changes.',
};
