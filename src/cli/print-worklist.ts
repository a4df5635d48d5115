import type { Text } from '../flows/run/text.ts';
import {
  choicesFor,
  isSettled,
  itemsOf,
  openItems,
  type WorkItem,
  type WorklistView,
  type WorkSection,
} from '../flows/run/worklist.ts';
import { printChoice } from './print-choice.ts';
import type { Reader } from './reader.ts';

/** Items shown of each section: a terminal has no pages, and the open ones move up as work goes on. */
const SHOWN = 20;

/**
 * A work list for the terminal: the open items of each section with what has to be known about them, and the commands that settle
 * the first. `words` name the question, e.g. `answer pbx 12`; without them no commands are shown.
 */
export function printWorklist(
  list: WorklistView,
  words: string | undefined,
  reader: Reader,
): string {
  const open = openItems(list);
  const all = itemsOf(list).length;
  const free = open.filter(({ locked }) => locked === undefined);
  // One example of each kind of item, the first on the list.
  const kinds = new Map(
    free.toReversed().map((item) => [item.choices.map(({ id }) => id).join(), item]),
  );
  const examples = free.filter((item) => [...kinds.values()].includes(item));
  return [
    reader.say(progress(all - open.length, all)),
    ...list.sections.flatMap((section) => sectionLines(section, list, reader)),
    ...(words === undefined ? [] : examples).flatMap((item) => [
      `${reader.say(FOR)} ${item.id}:`,
      ...choicesFor(item, list.entries[item.id]).flatMap((choice) =>
        printChoice(choice, `${words}.${choice.id} --item ${item.id}`, reader),
      ),
    ]),
  ].join('\n');
}

const FOR: Text = { de: 'Zum Beispiel für', en: 'For instance for' };

function progress(settled: number, all: number): Text {
  return { de: `${settled} von ${all} erledigt`, en: `${settled} of ${all} done` };
}

function sectionLines({ title, items }: WorkSection, list: WorklistView, reader: Reader): string[] {
  const open = items.filter(({ id }) => !isSettled(list.entries[id]));
  const settled = progress(items.length - open.length, items.length);
  const left = open.length - SHOWN;
  const more: Text = { de: `  … und ${left} weitere`, en: `  … and ${left} more` };
  return [
    `${reader.say(title)}: ${reader.say(settled)}`,
    ...open.slice(0, SHOWN).flatMap((item) => itemLines(item, reader)),
    ...(left > 0 ? [reader.say(more)] : []),
  ];
}

function itemLines({ id, title, detail, table, locked }: WorkItem, { say }: Reader): string[] {
  return [
    `  [${locked ? '-' : ' '}] ${id}   ${say(title)}`,
    ...(locked ? [`        (${say(locked)})`] : []),
    ...(locked ? [] : detail.map((text) => `        ${say(text)}`)),
    ...(table && !locked ? tableLines(table, say) : []),
  ];
}

function tableLines(
  { caption, head, rows }: NonNullable<WorkItem['table']>,
  say: Reader['say'],
): string[] {
  const cells = [head, ...rows].map((row) => row.map(say));
  const widths = head.map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `          ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd();
  return [`        ${say(caption)}`, ...cells.map(line)];
}
