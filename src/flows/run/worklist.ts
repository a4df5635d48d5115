import type { Answer, Choice } from './question.ts';
import type { Text } from './text.ts';

/** A small table beside an item, e.g. which number rings on which slot. Every row has as many cells as the head. */
export interface WorkTable {
  readonly caption: Text;
  readonly head: readonly Text[];
  readonly rows: readonly (readonly Text[])[];
}

/** One way to settle an item. Whoever may work on a list may settle all of it, and no entry takes steps once more. */
export type ItemChoice = Choice & {
  readonly who?: never;
  readonly redo?: never;
  readonly anew?: never;
  /** Stands before an item that was settled this way, so that decisions can be told apart at a glance; `☑` without it. */
  readonly sign?: string;
};

/** One thing of a list that a person decides or does. */
export interface WorkItem {
  /** Unique in the list; kept in the record, so it must mean the same thing for ever. */
  readonly id: string;
  readonly title: Text;
  readonly detail: readonly Text[];
  readonly table?: WorkTable | undefined;
  /** How it can be settled; `later` puts it behind the others. */
  readonly choices: readonly ItemChoice[];
  /** What the entry of a settled item amounts to, where its choice alone does not say; stands in the record of a closed list. */
  readonly amounts?: Text | undefined;
  /** What opening it again brings about, where that is more than asking once more; asked before it happens. */
  readonly reopening?: Text | undefined;
  /** Why it cannot be settled yet. */
  readonly locked?: Text | undefined;
}

export interface WorkSection {
  readonly id: string;
  readonly title: Text;
  /** Whether its items may be settled together: things that were done, never decisions. */
  readonly several?: true;
  /** What its items are, to be said with each where they stand without their section. */
  readonly mark?: Text;
  readonly items: readonly WorkItem[];
}

/**
 * What a question of kind `worklist` is about: many small things, settled one by one, by several people, over hours or days. It
 * follows from the record and is drawn anew each time; the record itself only holds what was entered.
 */
export interface Worklist {
  readonly sections: readonly WorkSection[];
}

/** A list with what people have entered so far, by item. */
export interface WorklistView extends Worklist {
  readonly entries: Readonly<Record<string, Answer>>;
}

/** Puts an item behind the others; it stays open. */
export const LATER = 'later';

/** Takes an entry back, so that the item can be settled anew. */
export const REOPEN: ItemChoice = {
  id: 'reopen',
  label: { de: 'Wieder öffnen', en: 'Open again' },
};

export function isSettled(entry: Answer | undefined): entry is Answer {
  return entry !== undefined && entry.choice !== LATER && entry.choice !== REOPEN.id;
}

/** The sign of an item: how it was settled, or that it is open. */
export function signFor(item: WorkItem, entry: Answer | undefined): string {
  if (isSettled(entry)) return item.choices.find(({ id }) => id === entry.choice)?.sign ?? '☑';
  return item.locked ? '🔒' : '☐';
}

/** What can be done with an item now: nothing but opening it again once it is settled. */
export function choicesFor(item: WorkItem, entry: Answer | undefined): readonly ItemChoice[] {
  if (!isSettled(entry)) return item.choices;
  return [item.reopening ? { ...REOPEN, confirm: item.reopening } : REOPEN];
}

export function itemsOf(list: Worklist): WorkItem[] {
  return list.sections.flatMap(({ items }) => items);
}

export function openItems(list: WorklistView): WorkItem[] {
  return itemsOf(list).filter(({ id }) => !isSettled(list.entries[id]));
}

/** What somebody sees who only wants to go on: the first open item that can be settled, those put off last. */
export function currentItem(list: WorklistView): WorkItem | undefined {
  const free = openItems(list).filter(({ locked }) => locked === undefined);
  return free.find(({ id }) => list.entries[id]?.choice !== LATER) ?? free[0];
}
