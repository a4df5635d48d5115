import type { Answer, Choice } from '../../run/question.ts';
import type { Text } from '../../run/text.ts';
import { pass, type Verdict } from '../../run/verdict.ts';
import { field, POSTPONE } from '../../steps/choices.ts';
import { said, who } from '../../steps/confirmation.ts';

/** How users get to know: the bot posts the drafted notice in this channel, or somebody has told them already. */
export const ANNOUNCE: readonly Choice[] = [
  {
    id: 'post',
    label: { de: 'Hier im Kanal veröffentlichen', en: 'Post it in this channel' },
    style: 'primary',
    confirm: {
      de: 'Der Entwurf wird jetzt für alle sichtbar in diesem Kanal veröffentlicht.',
      en: 'The draft is now posted in this channel for everybody to see.',
    },
  },
  {
    id: 'told',
    label: { de: 'Schon informiert …', en: 'Already told …' },
    fields: [
      field('how', 'text', { de: 'Wer wurde wie informiert?', en: 'Who was told, and how?' }),
    ],
  },
  POSTPONE,
];

export function announced(answer: Answer, draft: Text): Verdict {
  return answer.choice === 'post'
    ? pass(
        { de: `Veröffentlicht durch ${who(answer)}.`, en: `Posted by ${who(answer)}.` },
        { notices: [{ to: 'channel', text: draft }] },
      )
    : pass({
        de: `Informiert, laut ${who(answer)}: ${said(answer, 'how')}.`,
        en: `Told, says ${who(answer)}: ${said(answer, 'how')}.`,
      });
}
