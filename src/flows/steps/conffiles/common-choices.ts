import type { Choice } from '../../run/question.ts';
import { field } from '../choices.ts';

/** Somebody edited a file on the server: it is read again. */
export const AGAIN: Choice = {
  id: 'again',
  label: { de: 'Am Server bearbeitet: neu lesen', en: 'Edited on the server: read again' },
};

/** Brings somebody else into the thread; the question stays open. */
export const ASK: Choice = {
  id: 'ask',
  label: { de: 'Jemanden fragen …', en: 'Ask somebody …' },
  fields: [
    field('person', 'user', { de: 'Wen?', en: 'Whom?' }),
    field(
      'note',
      'multiline',
      { de: 'Was ist die Frage?', en: 'What is the question?' },
      { optional: true },
    ),
  ],
};
