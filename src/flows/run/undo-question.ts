import type { Choice, QuestionInput } from './question.ts';
import type { Step } from './step.ts';
import { REASON } from './stuck.ts';
import type { Text } from './text.ts';

/** Its id; the runner and the reducer know it. */
export const UNDO = 'undo';
/** The answer that leaves the change as it is. */
export const LEAVE = 'leave';

/** How often a change that could not be taken back for want of contact is tried again by itself. */
const AGAIN_EVERY_MS = 60_000;

/**
 * Asked when a change could not be taken back: the run does not end before it has been, or a person decided to leave it.
 * `lost`: there was no contact, so the bot goes on trying under the same job name.
 */
export function undoQuestion(step: Step, note: Text, lost: boolean, now: string): QuestionInput {
  const title = step.undo?.title ?? step.title;
  const choices: Choice[] = [
    { id: 'again', label: { de: 'Erneut versuchen', en: 'Try again' }, style: 'primary' },
    {
      id: LEAVE,
      label: { de: 'So lassen …', en: 'Leave it as it is …' },
      style: 'danger',
      who: 'approver',
      fields: [REASON],
    },
  ];
  return {
    id: UNDO,
    kind: 'choice',
    text: {
      de: `${title.de}: Das ist noch offen. ${note.de}`,
      en: `${title.en}: this is still open. ${note.en}`,
    },
    evidence: lost
      ? [
          {
            de: 'Der Bot versucht es jede Minute von selbst weiter.',
            en: 'The bot goes on trying by itself every minute.',
          },
        ]
      : [],
    choices,
    who: 'operator',
    whileStopping: true,
    sameAttempt: lost,
    ...(lost ? { wakeAt: new Date(Date.parse(now) + AGAIN_EVERY_MS).toISOString() } : {}),
  };
}
