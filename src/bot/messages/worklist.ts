import type { types } from '@slack/bolt';
import type { Choice } from '../../flows/run/question.ts';
import type { Language } from '../../flows/run/text.ts';
import { withoutEllipsis } from '../../flows/run/without-ellipsis.ts';
import {
  choicesFor,
  currentItem,
  isSettled,
  itemsOf,
  openItems,
  signFor,
  type WorkItem,
  type WorklistView,
  type WorkSection,
} from '../../flows/run/worklist.ts';
import { LIST_ACTION, TICKS_ACTION } from '../ids.ts';
import { clip, LIMITS } from '../limits.ts';
import { gate, mention, moment } from '../mrkdwn.ts';
import { LIST } from '../texts/worklist.ts';
import { type ItemPlace, itemButton, plainText } from './buttons.ts';
import { type Block, sections } from './message.ts';
import type { Asked, Scene } from './scene.ts';
import { tableBlocks } from './work-table.ts';

/** A section with more items than this is counted, not listed. */
const LISTED = 12;
/** The newest entries under the list, so that people at work see each other. */
const RECENT = 3;
/** Room for the details of one item; the list's window shows them in full. */
const DETAIL_CHARS = 2500;

/** Where a list stands: progress, the section that is worked on, and the item that comes next. */
export function worklistBody(list: WorklistView, scene: Scene): Block[] {
  const { language } = scene;
  const item = currentItem(list);
  const section = item && list.sections.find(({ items }) => items.includes(item));
  return [
    ...sections(progress(list, language)),
    ...(section ? sections(checklist(section, list, language)) : []),
    ...(item ? itemBlocks(item, language) : sections(nothingLeft(list, language))),
    ...sections(recent(list, language)),
  ];
}

/** What can be done with the next item, and the way to the others. */
export function worklistButtons(asked: Asked, list: WorklistView, scene: Scene): Block[] {
  const { language, server } = scene;
  const item = currentItem(list);
  const place: ItemPlace = {
    server,
    language,
    run: asked.record.run,
    step: asked.step,
    question: asked.question.id,
    rev: asked.record.seq,
  };
  const own = item ? choicesFor(item, list.entries[item.id]) : [];
  const several = item !== undefined && tickable(item, list).length > 1;
  const ticks = plainButton(TICKS_ACTION, LIST.several[language], {
    ...ref(place),
    choice: own[0]?.id ?? '',
  });
  const buttons = [
    ...(several ? [{ ...ticks, style: 'primary' as const }] : []),
    // One emphasis is enough: where several can be ticked, that is it.
    ...own.map(({ style, ...choice }) =>
      itemButton(style && !several ? { ...choice, style } : choice, item as WorkItem, place),
    ),
  ];
  buttons.push(
    plainButton(LIST_ACTION, LIST.open[language], {
      ...ref(place),
      browse: { filter: 'open', page: 0 },
    }),
  );
  return [{ type: 'actions', elements: buttons }];
}

/** The items of the same section that can be ticked together with this one: the same answer, and no words needed. */
export function tickable(item: WorkItem, list: WorklistView): WorkItem[] {
  const tick = item.choices[0];
  if (!tick || !isTick(tick)) return [];
  const section = list.sections.find(({ items }) => items.some(({ id }) => id === item.id));
  if (!section?.several) return [];
  return section.items.filter(
    (one) =>
      one.locked === undefined &&
      !isSettled(list.entries[one.id]) &&
      one.choices[0]?.id === tick.id &&
      isTick(one.choices[0]),
  );
}

function isTick(choice: Choice): boolean {
  return (choice.fields?.length ?? 0) === 0 && choice.confirm === undefined;
}

function itemBlocks(item: WorkItem, language: Language): Block[] {
  const details = item.detail.map((text) => gate(text[language])).join('\n');
  return [
    ...sections(
      `*${LIST.next[language]}: ${gate(item.title[language])}*\n${clip(details, DETAIL_CHARS)}`,
    ),
    ...(item.table ? tableBlocks(item.table, language) : []),
  ];
}

/** One line for the whole message: how far the list is. */
export function progressLine(list: WorklistView, language: Language): string {
  const total = itemsOf(list).length;
  return LIST.progress(total - openItems(list).length, total)[language];
}

function progress(list: WorklistView, language: Language): string {
  const parts = list.sections.map(({ title, items }) => {
    const settled = items.filter(({ id }) => isSettled(list.entries[id])).length;
    return LIST.section(gate(title[language]), settled, items.length)[language];
  });
  // Beyond that the window's filter shows them; here the sum has to do.
  const shown = parts.length > 1 && parts.length <= LISTED ? `\n${parts.join(' · ')}` : '';
  return `*${progressLine(list, language)}*${shown}`;
}

function checklist(section: WorkSection, list: WorklistView, language: Language): string {
  if (section.items.length > LISTED || section.items.length < 2) return '';
  const lines = section.items.map(
    (item) => `${signFor(item, list.entries[item.id])} ${gate(item.title[language])}`,
  );
  return `*${gate(section.title[language])}*\n${lines.join('\n')}`;
}

function nothingLeft(list: WorklistView, language: Language): string {
  const open = openItems(list);
  if (open.length === 0) return `✓ ${LIST.allDone[language]}`;
  const reasons = [...new Set(open.map(({ locked }) => locked?.[language] ?? ''))];
  return [
    LIST.onlyLocked[language],
    ...reasons.slice(0, LISTED).map((why) => `🔒 ${gate(why)}`),
  ].join('\n');
}

/** Who settled what last. Older entries stand in the window and in the record. */
function recent(list: WorklistView, language: Language): string {
  const newest = itemsOf(list)
    .flatMap((item) => {
      const entry = list.entries[item.id];
      return isSettled(entry) ? [{ item, entry }] : [];
    })
    .sort((one, other) => other.entry.at.localeCompare(one.entry.at))
    .slice(0, RECENT);
  if (newest.length === 0) return '';
  return [
    `_${LIST.recent[language]}:_`,
    ...newest.map(({ item, entry }) => entryLine(item, entry, language)),
  ].join('\n');
}

export function entryLine(
  item: WorkItem,
  entry: WorklistView['entries'][string],
  language: Language,
): string {
  const choice = item.choices.find(({ id }) => id === entry.choice);
  const label = withoutEllipsis(gate(choice?.label[language] ?? entry.choice));
  return `${signFor(item, entry)} ${gate(item.title[language])} – ${label}, ${mention(entry.by)}, ${moment(entry.at)}`;
}

function ref({ server, run, step, question, rev }: ItemPlace) {
  return { server: server.name, run, step, question, rev };
}

function plainButton(action: string, label: string, value: object): types.Button {
  return {
    type: 'button',
    action_id: action,
    text: plainText(label, LIMITS.buttonLabel),
    value: JSON.stringify(value),
  };
}
