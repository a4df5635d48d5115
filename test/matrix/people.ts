import type { Choice, Field, Question } from '../../src/flows/run/question.ts';
import type { WorkItem } from '../../src/flows/run/worklist.ts';
import { tableFor } from '../support/article-tables.ts';

/** Answers in the order somebody in good faith would give them. */
const GOOD = ['approve', 'adopt', 'retry', 'again', 'yes', 'confirm', 'continue', 'taken'];
/** What people choose when nothing else leads on: going on in spite of something, with a reason. */
const IN_SPITE = ['trust-key', 'accept', 'override'];
/** Questions that need another answer than the emphasised one. */
const SPECIAL: Readonly<Record<string, string>> = {
  'changed-host-key': 'trust-key',
  'host-key': 'confirm',
  holder: 'take-over',
  // So that files are put into place while faults strike; where it cannot be merged, their own stays.
  file: 'merge',
};

export interface PersonsAnswer {
  readonly choice: Choice;
  readonly values: Record<string, string>;
}

/** How the people of the matrix answer. Throws when a question has no way out. */
export function answerTo(question: Question, now: string, stubborn: boolean): PersonsAnswer {
  const { choices } = question;
  const byId = (ids: readonly string[]) =>
    ids.map((id) => choices.find((choice) => choice.id === id)).find((one) => one !== undefined);
  const special = SPECIAL[question.id];
  const choice =
    (special === undefined ? undefined : byId([special])) ??
    (stubborn ? byId(IN_SPITE) : undefined) ??
    choices.find(({ style }) => style === 'primary') ??
    byId(GOOD) ??
    byId(IN_SPITE) ??
    choices.find(({ id }) => id !== 'abort' && id !== 'abandon');
  if (!choice) throw new Error(`No way out of “${question.text.en}”`);
  const values = Object.fromEntries(
    (choice.fields ?? []).map((field) => [field.id, fill(field, now)]),
  );
  return { choice, values };
}

/** How they settle an item of a work list: as it is suggested. */
export function entryFor(
  { choices }: WorkItem,
  now: string,
): { readonly choice: string; readonly values: Record<string, string> } {
  const choice = choices.find(({ style }) => style === 'primary') ?? choices[0];
  if (!choice) throw new Error('An item that nobody can settle.');
  const values = Object.fromEntries(
    (choice.fields ?? []).map((field) => [field.id, fill(field, now)]),
  );
  return { choice: choice.id, values };
}

function fill(field: Field, now: string): string {
  const kept = field.initial !== undefined && field.kind !== 'datetime' && field.id !== 'minutes';
  if (kept) return field.initial ?? '';
  switch (field.kind) {
    case 'datetime':
      return now;
    case 'number':
      // A window as long as the bot may want it.
      return String(field.id === 'minutes' ? field.max : (field.min ?? 1));
    case 'select':
      return field.options?.[0]?.id ?? '';
    case 'checkboxes':
      return field.optional ? '' : (field.options ?? []).map(({ id }) => id).join(',');
    case 'user':
      return 'U0APPROVER';
    case 'file':
      return '';
    case 'text':
    case 'multiline': {
      const table = tableFor(field.label.de);
      if (table !== undefined) return table;
      if (field.optional && field.kind === 'multiline') return '';
      return /ersion|UCware (?:Server|Daemon)/.test(field.label.de) ? '4.5.0.10' : 'Anna';
    }
  }
}
