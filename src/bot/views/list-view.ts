import type { types } from '@slack/bolt';
import type { Language } from '../../flows/run/text.ts';
import {
  choicesFor,
  isSettled,
  itemsOf,
  signFor,
  type WorkItem,
  type WorklistView,
} from '../../flows/run/worklist.ts';
import { browseAction, CALLBACKS, FILTER_ACTION, type ListRef } from '../ids.ts';
import { clip, LIMITS } from '../limits.ts';
import { itemButton, plainText } from '../messages/buttons.ts';
import { type Block, context, sections } from '../messages/message.ts';
import { tableText } from '../messages/work-table.ts';
import { entryLine, progressLine } from '../messages/worklist.ts';
import { gate, plain } from '../mrkdwn.ts';
import { LIST } from '../texts/worklist.ts';
import { modal } from './view.ts';

/** Items on one page: a block each, and a window holds a hundred. */
const PER_PAGE = 20;
const OPEN = 'open';
const DONE = 'done';

/** A work list in a window: a page of it after a filter, or one item with everything about it. */
export function listView(list: WorklistView, ref: ListRef, language: Language): types.ModalView {
  const item = itemsOf(list).find(({ id }) => id === ref.browse.item);
  return modal({
    callback: CALLBACKS.list,
    title: ref.server,
    metadata: JSON.stringify(ref),
    language,
    blocks: item ? itemPage(item, list, ref, language) : listPage(list, ref, language),
  });
}

function listPage(list: WorklistView, ref: ListRef, language: Language): Block[] {
  const { filter } = ref.browse;
  const shown = filtered(list, filter);
  const pages = Math.max(1, Math.ceil(shown.length / PER_PAGE));
  const page = Math.min(ref.browse.page, pages - 1);
  const items = shown.slice(page * PER_PAGE, (page + 1) * PER_PAGE);
  const turn = (to: number, label: string): types.Button =>
    browseButton(`page-${to}`, label, { ...ref, browse: { filter, page: to } });
  const turns = [
    ...(page > 0 ? [turn(page - 1, LIST.previous[language])] : []),
    ...(page < pages - 1 ? [turn(page + 1, LIST.following[language])] : []),
  ];
  return [
    ...sections(`*${progressLine(list, language)}*`),
    { type: 'actions', elements: [filterMenu(list, filter, language)] },
    ...(items.length === 0 ? sections(LIST.nothing[language]) : []),
    ...items.map((item): Block => row(item, list, { ...ref, browse: { filter, page } }, language)),
    ...(pages > 1 ? [context(LIST.page(page + 1, pages)[language])] : []),
    ...(turns.length > 0 ? [{ type: 'actions', elements: turns } as const] : []),
  ];
}

function row(item: WorkItem, list: WorklistView, ref: ListRef, language: Language): Block {
  const browse = { ...ref.browse, item: item.id };
  const text = clip(
    `${signFor(item, list.entries[item.id])} ${gate(item.title[language])}`,
    LIMITS.section,
  );
  return {
    type: 'section',
    text: { type: 'mrkdwn', text },
    accessory: browseButton(`item-${item.id}`, LIST.show[language], { ...ref, browse }),
  };
}

function itemPage(item: WorkItem, list: WorklistView, ref: ListRef, language: Language): Block[] {
  const entry = list.entries[item.id];
  const { item: _, ...browse } = ref.browse;
  const { run, step, question, rev } = ref;
  const place = { server: { name: ref.server }, language, run, step, question, rev, browse };
  const closed = item.locked && !isSettled(entry);
  const buttons = closed
    ? []
    : choicesFor(item, entry).map((choice) => itemButton(choice, item, place));
  return [
    ...sections(`*${gate(item.title[language])}*`),
    ...item.detail.flatMap((text) => sections(gate(text[language]))),
    ...(item.table
      ? sections(`*${gate(item.table.caption[language])}*\n${tableText(item.table, language)}`)
      : []),
    ...(isSettled(entry) ? sections(entryLine(item, entry, language)) : []),
    ...(closed ? sections(LIST.locked(gate(item.locked?.[language] ?? ''))[language]) : []),
    {
      type: 'actions',
      elements: [...buttons, browseButton('back', LIST.back[language], { ...ref, browse })],
    },
  ];
}

function filterMenu(list: WorklistView, filter: string, language: Language): types.StaticSelect {
  const option = (value: string, label: string): types.PlainTextOption => ({
    value,
    text: plainText(label, LIMITS.optionLabel),
  });
  const options = [
    option(OPEN, LIST.filterOpen[language]),
    option(DONE, LIST.filterDone[language]),
    ...list.sections.map(({ id, title }) => option(id, plain(title[language]))),
  ].slice(0, LIMITS.selectOptions);
  const chosen = options.find(({ value }) => value === filter);
  return {
    type: 'static_select',
    action_id: FILTER_ACTION,
    placeholder: plainText(LIST.filter[language], LIMITS.placeholder),
    options,
    ...(chosen ? { initial_option: chosen } : {}),
  };
}

/** Everything open or done, or one section; a section that is called `open` is not to be expected. */
function filtered(list: WorklistView, filter: string): WorkItem[] {
  const section = list.sections.find(({ id }) => id === filter);
  if (section) return [...section.items];
  return itemsOf(list).filter(({ id }) => isSettled(list.entries[id]) === (filter === DONE));
}

function browseButton(what: string, label: string, ref: ListRef): types.Button {
  return {
    type: 'button',
    action_id: browseAction(what),
    text: plainText(label, LIMITS.buttonLabel),
    value: JSON.stringify(ref),
  };
}
