import type { Answer, Choice, Field } from '../../flows/run/question.ts';
import type { Language, Text } from '../../flows/run/text.ts';
import { withoutEllipsis } from '../../flows/run/without-ellipsis.ts';
import { clip } from '../limits.ts';
import { gate, literal, mention, moment } from '../mrkdwn.ts';
import { THREAD } from '../texts/thread.ts';
import { fileName } from './file-name.ts';
import type { Asked, Scene } from './scene.ts';

/** Longer values go into a file; the sum of a form's values must fit the tail of a message. */
const SHOWN_CHARS = 400;

/** How a question ended: an answer with who and when, or one of the ways it can close without. */
export type Ending =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'superseded' | 'closedByAbort' | 'closedByRollback' | 'closedByEnd' };

export interface Outcome {
  readonly text: string;
  /** Set when a value was too long to show: the whole answer, to be attached. */
  readonly file: { readonly name: string; readonly content: string } | undefined;
}

/** What stands where the buttons were. */
export function outcomeOf(
  asked: Asked,
  ending: Ending,
  { language, title: titleOf }: Pick<Scene, 'language' | 'title'>,
): Outcome {
  if (ending.kind !== 'answered') return { text: THREAD[ending.kind][language], file: undefined };
  const { answer } = ending;
  const choice = asked.question.choices.find((one) => one.id === answer.choice);
  const label = choice ? gate(choice.label[language]) : literal(answer.choice);
  const chosen = withoutEllipsis(label);
  const head = THREAD.answered(chosen, mention(answer.by), moment(answer.at))[language];
  const name = fileName(THREAD.answerFile, titleOf(asked.step), asked.record.seq, language);
  const values = valuesOf(choice, answer, language);
  const long = values.some(({ value }) => value.length > SHOWN_CHARS || isTable(value));
  const lines = values.map(({ title, value, shown }) => {
    const cut = value.length > SHOWN_CHARS;
    const inFile = THREAD.inFile(name)[language];
    // A table is hard to read here, and the names in it belong into one document.
    const text = isTable(value) ? inFile : cut ? `${clip(shown, SHOWN_CHARS)} ${inFile}` : shown;
    return `>*${title}:* ${text.replaceAll('\n', '\n>')}`;
  });
  const content = values.map(({ title, value }) => `${title}\n${value}\n`).join('\n');
  return { text: [head, ...lines].join('\n'), file: long ? { name, content } : undefined };
}

interface Shown {
  readonly title: string;
  readonly value: string;
  readonly shown: string;
}

function valuesOf(choice: Choice | undefined, answer: Answer, language: Language): Shown[] {
  return Object.entries(answer.values)
    .filter(([, value]) => value !== '')
    .map(([id, value]) => {
      const field = choice?.fields?.find((one) => one.id === id);
      return {
        title: title(field?.label, id, language),
        value,
        shown: shown(field, value, language),
      };
    });
}

function title(label: Text | undefined, id: string, language: Language): string {
  return label ? gate(label[language]) : literal(id);
}

function shown(field: Field | undefined, value: string, language: Language): string {
  const option = (id: string): string => {
    const found = field?.options?.find((one) => one.id === id);
    return found ? gate(found.label[language]) : literal(id);
  };
  switch (field?.kind) {
    case 'datetime':
      return moment(value);
    case 'select':
    case 'checkboxes':
      return value.split(',').map(option).join(', ');
    case 'user':
      return value
        .split(',')
        .map((id) => (/^[UW][A-Z0-9]{2,}$/.test(id) ? `<@${id}>` : literal(id)))
        .join(', ');
    case 'text':
    case 'multiline':
    case 'file':
    case 'number':
    case undefined:
      return literal(value);
  }
}

/** What was copied out of the Admin client or read from a file: columns, or many lines. */
function isTable(value: string): boolean {
  return value.includes('\t') || value.split('\n').length > 20;
}
