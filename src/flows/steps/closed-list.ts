import { tableOr } from '../document/document.ts';
import { fileWord } from '../document/file-word.ts';
import { toMarkdown } from '../document/to-markdown.ts';
import { time, words } from '../document/words.ts';
import { mentionOf } from '../run/actor.ts';
import type { StepContext } from '../run/step.ts';
import { quote, type Text } from '../run/text.ts';
import type { Notice } from '../run/verdict.ts';
import { withoutEllipsis } from '../run/without-ellipsis.ts';
import {
  isSettled,
  itemsOf,
  openItems,
  signFor,
  type WorkItem,
  type WorklistView,
} from '../run/worklist.ts';
import { LIST_HEAD, listRows } from './list-rows.ts';

/** A list with more items than this is summed up; what is not as proposed is named all the same, and the file has everything. */
const SHOWN = 12;

/**
 * What stands on a list when it is closed, for the thread: the message with its buttons is gone by then, and whoever reads on has to
 * see what was decided about each item, by whom, and what was left open.
 */
export function closedList(title: Text, list: WorklistView, ctx: StepContext): Notice[] {
  const items = itemsOf(list);
  if (items.length === 0) return [];
  const long = items.length > SHOWN;
  const settled = items.length - openItems(list).length;
  const head: Text = {
    de: `*${title.de}:* ${settled} von ${items.length} Punkten`,
    en: `*${title.en}:* ${settled} of ${items.length} items`,
  };
  const named = long ? items.filter((item) => !isUsual(item, list)) : items;
  const more = named.length - SHOWN;
  const inLanguage = (language: keyof Text): string =>
    [
      head[language],
      ...(long ? [counts(items, list, language)] : []),
      ...named.slice(0, SHOWN).map((item) => line(item, list, language)),
      ...(more > 0 ? [MORE(more)[language]] : []),
    ].join('\n');
  const text = { de: inLanguage('de'), en: inLanguage('en') };
  return [{ to: 'thread', text, ...(long ? { file: fileOf(title, list, ctx) } : {}) }];
}

/** As it was proposed, or simply done. */
function isUsual(item: WorkItem, list: WorklistView): boolean {
  const entry = list.entries[item.id];
  return isSettled(entry) && entry.choice === item.choices[0]?.id && !entry.values['reason'];
}

function counts(items: readonly WorkItem[], list: WorklistView, language: keyof Text): string {
  const sums = new Map<string, number>();
  for (const item of items) {
    const what = `${signFor(item, list.entries[item.id])} ${outcome(item, list)[language]}`;
    sums.set(what, (sums.get(what) ?? 0) + 1);
  }
  return [...sums].map(([what, sum]) => `${what}: ${sum}`).join(' · ');
}

function line(item: WorkItem, list: WorklistView, language: keyof Text): string {
  const entry = list.entries[item.id];
  const by = isSettled(entry) ? `, ${mentionOf(entry.by)}` : '';
  const reason = isSettled(entry) ? (entry.values['reason'] ?? '') : '';
  const why = reason === '' ? '' : `: ${quote(reason)}`;
  const what = outcome(item, list)[language];
  const amounts = isSettled(entry) && item.amounts ? ` – ${item.amounts[language]}` : '';
  return `${signFor(item, entry)} ${item.title[language]} – ${what}${by}${why}${amounts}`;
}

function outcome({ id, choices }: WorkItem, { entries }: WorklistView): Text {
  const entry = entries[id];
  if (!isSettled(entry)) return OPEN;
  const label = choices.find((choice) => choice.id === entry.choice)?.label;
  return label
    ? { de: withoutEllipsis(label.de), en: withoutEllipsis(label.en) }
    : { de: entry.choice, en: entry.choice };
}

function fileOf(title: Text, list: WorklistView, { run, server, now }: StepContext) {
  const { language } = run;
  const say = (text: Text): string => words(text[language]);
  const open = openItems(list).map((item) => [say(item.title), say(OPEN), '–', '–', '']);
  const content = toMarkdown({
    title: say(title),
    subtitle: `${server.name}, ${time(now)}`,
    language,
    parts: tableOr(say(title), LIST_HEAD.map(say), [...listRows(list, say), ...open], '–').slice(1),
  });
  return { name: `${fileWord(say(title))}-${server.name}.md`, content };
}

const OPEN: Text = { de: 'offen', en: 'open' };

const MORE = (left: number): Text => ({
  de: `… und ${left} weitere, siehe Datei.`,
  en: `… and ${left} more, see the file.`,
});
