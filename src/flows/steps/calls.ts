import type { Calls } from '../remote/calls.ts';
import type { Answer, QuestionInput } from '../run/question.ts';
import { joinTexts, type Text } from '../run/text.ts';
import { accept } from './choices.ts';

/** How often calls are counted while somebody is on the phone. */
const LOOK_EVERY_MS = 30_000;

/** How long "go on in spite of calls" counts: for the work at hand, not for the night. */
const ACCEPTED_MS = 3_600_000;

/** Whether an approver decided to go on in spite of calls, recently enough. */
export function callsAccepted(answers: readonly (Answer | undefined)[], now: string): boolean {
  return answers.some(
    (answer) =>
      answer?.choice === 'accept' && Date.parse(now) - Date.parse(answer.at) < ACCEPTED_MS,
  );
}

/**
 * The question while somebody is on the phone, or when nobody can tell; null when all is quiet. After the deadline (ISO) it
 * is asked once more, in other words: a person decides, never the clock.
 */
export function callsQuestion(calls: Calls, now: string, deadline?: string): QuestionInput | null {
  if (calls.active === 0) return null;
  const seen = calls.active === null ? unknown(calls) : onThePhone(calls.active);
  const late = deadline !== undefined && now >= deadline;
  return {
    id: 'calls',
    kind: 'choice',
    text: late ? joinTexts([seen, TOO_LATE], '\n') : seen,
    choices: [
      { id: 'again', label: { de: 'Jetzt nachsehen', en: 'Look now' }, style: 'primary' },
      accept({ de: 'Trotz Gesprächen weiter …', en: 'Go on in spite of calls …' }),
    ],
    who: 'operator',
    wakeAt: later(now, LOOK_EVERY_MS),
  };
}

const TOO_LATE: Text = {
  de: '*Das vereinbarte Zeitfenster ist zu Ende.* Der Bot trennt deshalb niemanden: Bitte entscheiden Sie, ob weiter gewartet, trotz der Gespräche fortgefahren oder abgebrochen wird.',
  en: '*The agreed window is over.* The bot cuts nobody off for that: please decide whether to go on waiting, to go on in spite of the calls, or to abort.',
};

export function later(now: string, ms: number): string {
  return new Date(Date.parse(now) + ms).toISOString();
}

/** A span instead of the count: the question would otherwise be a new one every half minute. */
function onThePhone(active: number): Text {
  const span = active === 1 ? '1' : active <= 5 ? '2–5' : active <= 20 ? '6–20' : '> 20';
  return {
    de: `Es wird telefoniert (Gespräche: ${span}). Der Bot wartet, bis alle aufgelegt haben, und sieht alle 30 Sekunden nach.`,
    en: `Somebody is on the phone (calls: ${span}). The bot waits until everybody has hung up and looks every 30 seconds.`,
  };
}

function unknown(calls: Calls): Text {
  return calls.how === 'not-installed'
    ? {
        de: 'Ob telefoniert wird, lässt sich nicht feststellen: Der Befehl `asterisk` ist nicht da.',
        en: 'Whether anybody is on the phone cannot be told: the command `asterisk` is not there.',
      }
    : {
        de: 'Ob telefoniert wird, lässt sich nicht feststellen: Asterisk läuft, antwortet aber nicht.',
        en: 'Whether anybody is on the phone cannot be told: asterisk runs but does not answer.',
      };
}
