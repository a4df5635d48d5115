import type { Answer } from '../../run/question.ts';
import { joinTexts, same, type Text } from '../../run/text.ts';
import { type ItemChoice, isSettled, type WorkSection } from '../../run/worklist.ts';

/** One thing to do in the Admin client, as the plans for accounts and fax groups have it. */
interface Task {
  readonly id: string;
  readonly title: Text;
  readonly detail: readonly Text[];
  readonly needs: readonly string[];
}

interface Block<T extends Task> {
  readonly id: string;
  readonly title: Text;
  readonly note?: Text | undefined;
  readonly steps: readonly T[];
}

/** The blocks of a work plan as sections of a list. What needs something else first is locked until that is ticked. */
export function workSections<T extends Task>(
  blocks: readonly Block<T>[],
  entries: Readonly<Record<string, Answer>>,
  choicesOf: (step: T) => readonly ItemChoice[],
): WorkSection[] {
  const titles = new Map(blocks.flatMap(({ steps }) => steps.map(({ id, title }) => [id, title])));
  return blocks.map(({ id, title, note, steps }) => ({
    id,
    title: note ? joinTexts([title, note], ' – ') : title,
    several: true,
    items: steps.map((step) => ({
      id: step.id,
      title: step.title,
      detail: step.detail,
      choices: choicesOf(step),
      locked: lockedBy(step, entries, titles),
    })),
  }));
}

function lockedBy(
  { needs }: Task,
  entries: Readonly<Record<string, Answer>>,
  titles: ReadonlyMap<string, Text>,
): Text | undefined {
  const missing = needs.filter((id) => !isSettled(entries[id]));
  if (missing.length === 0) return undefined;
  const first = missing.slice(0, SHOWN).map((id) => titles.get(id) ?? same(id));
  const list = joinTexts(first, '; ');
  const more = missing.length > SHOWN ? ' …' : '';
  return { de: `Erst: ${list.de}${more}`, en: `First: ${list.en}${more}` };
}

/**
 * Why a point cannot be opened again: something that needs it is ticked, so what is in it has served and must not be lost.
 */
export function reopenProblem(
  steps: readonly Task[],
  entries: Readonly<Record<string, Answer>>,
  item: string,
): { readonly reopen: Text } | null {
  const after = steps.filter(({ id, needs }) => needs.includes(item) && isSettled(entries[id]));
  if (after.length === 0) return null;
  const list = joinTexts(
    after.slice(0, SHOWN).map(({ title }) => title),
    '; ',
  );
  const more = after.length > SHOWN ? ' …' : '';
  return {
    reopen: {
      de: `Erst wieder öffnen, was darauf beruht: ${list.de}${more}`,
      en: `First open again what rests on it: ${list.en}${more}`,
    },
  };
}

const SHOWN = 3;
