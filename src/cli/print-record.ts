import type { Person } from '../config/server.ts';
import type { Actor } from '../flows/run/actor.ts';
import type { Question } from '../flows/run/question.ts';
import type { Language, Text } from '../flows/run/text.ts';
import type { JournalRecord } from '../store/types.ts';
import { nameOf, plain } from './plain.ts';

type Event = JournalRecord['event'];

/** Prints records as lines, oldest first: an answer is shown with the label its question gave it. */
export function createRecordPrinter(
  language: Language,
  people: readonly Person[],
): (record: JournalRecord) => string {
  const asked = new Map<string, Question>();
  const firstLine = (text: Text): string => plain(text[language], people).split('\n')[0] ?? '';
  const who = ({ id, via }: Actor): string => `${nameOf(id, people)}, ${via}`;

  function detail(event: Event): string {
    switch (event.type) {
      case 'answered': {
        const { choice, by } = event.answer;
        const question = asked.get(`${event.step}/${event.question}`);
        const label = question?.choices.find(({ id }) => id === choice)?.label;
        return `: ${choice}${label ? ` ${quoted(firstLine(label), language)}` : ''} (${who(by)})`;
      }
      case 'entered':
        return `: ${event.items.join(', ')}: ${event.answer.choice} (${who(event.answer.by)})`;
      case 'asked':
        return `: ${firstLine(event.question.text)}`;
      case 'step-passed':
      case 'step-skipped':
      case 'undo-ended':
        return `: ${firstLine(event.note)}`;
      case 'run-started':
        return ` ${event.run} (${who(event.by)})`;
      case 'run-ended':
        return `: ${event.outcome} (${who(event.by)})`;
      case 'abort-requested':
        return `: ${event.reason} (${who(event.by)})`;
      case 'observed':
        return `: ${plain(event.text[language], people)}`;
      case 'looks-again':
        return ` (${event.before})`;
      case 'step-started':
      case 'rolled-back':
        return '';
    }
  }

  return ({ seq, at, hash, event }) => {
    if (event.type === 'asked') asked.set(`${event.step}/${event.question.id}`, event.question);
    if (event.type === 'rolled-back')
      asked.set(`${event.steps[0]}/${event.question.id}`, event.question);
    const step = 'step' in event ? ` ${event.step}` : '';
    return `${String(seq).padStart(5)}  ${at}  ${hash.slice(0, 8)}  ${event.type}${step}${detail(event)}`;
  };
}

function quoted(words: string, language: Language): string {
  return { de: `„${words}“`, en: `“${words}”` }[language];
}
