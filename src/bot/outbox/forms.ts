import type { Language } from '../../flows/run/text.ts';
import { LIMITS } from '../limits.ts';
import { plainText } from '../messages/buttons.ts';
import { type Block, context, type Message } from '../messages/message.ts';
import { plain } from '../mrkdwn.ts';
import { THREAD } from '../texts/thread.ts';
import type { Attempt } from './persist.ts';

/** A message in the form that an attempt asks for, marked when it may be a repeat. */
export function inForm(
  message: Message,
  attempt: Attempt,
  seq: number,
  language: Language,
): Message {
  const formed = form(message, attempt, seq, language);
  if (!attempt.repeated) return formed;
  const mark = THREAD.repeated[language];
  const blocks = formed.blocks.length === 0 ? [] : [...formed.blocks, context(mark)];
  return { text: `${formed.text} ${mark}`, blocks };
}

function form(message: Message, attempt: Attempt, seq: number, language: Language): Message {
  switch (attempt.form) {
    case 'full':
      return message;
    case 'simple':
      return { text: message.text, blocks: simple(message) };
    case 'text': {
      const lost = message.blocks.some((block) => block.type === 'actions');
      const hint = lost ? ` ${THREAD.answerByCli[language]}` : '';
      return { text: `${message.text}${hint}`, blocks: [] };
    }
    case 'note':
      return { text: THREAD.notShown(seq, attempt.error)[language], blocks: [] };
  }
}

/** Only block types that every client has known for years, with the sentence instead of the body. */
function simple(message: Message): Block[] {
  const kept = message.blocks.filter(
    (block) => block.type === 'actions' || block.type === 'context',
  );
  return [{ type: 'section', text: plainText(plain(message.text), LIMITS.section) }, ...kept];
}
