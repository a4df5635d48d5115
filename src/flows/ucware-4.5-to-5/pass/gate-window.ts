import { type Learned, learn } from '../../run/fact.ts';
import type { Answer, QuestionInput } from '../../run/question.ts';
import type { StepContext } from '../../run/step.ts';
import { moment, type Text } from '../../run/text.ts';
import { accept } from '../../steps/choices.ts';
import { lastAnswer } from '../../steps/last-answer.ts';
import type { Pass } from '../../steps/pass.ts';
import { readWindow, window, windowFields } from '../prepare/window.ts';

const MINUTE_MS = 60_000;
/** How long "start outside of the window" counts. */
const OUTSIDE_COUNTS_MS = 12 * 60 * MINUTE_MS;

interface Agreed {
  readonly start: string;
  readonly minutes: number;
}

/** The window as it counts now: a newer one may have been entered where it was asked for last. */
function agreedWindow(answer: Answer | undefined, ctx: StepContext): Agreed {
  if (answer?.choice === 'new-window') {
    const entered = readWindow(answer.values, { ...ctx, now: answer.at });
    if (!('complaint' in entered)) return entered;
  }
  return ctx.need(window);
}

/**
 * The question while the window is not open, or less than `needed` minutes of it are left; null when work may begin. With it
 * the window as it counts now.
 */
export function openWindow(
  pass: Pick<Pass, 'id'>,
  ctx: StepContext,
  needed: number,
): { readonly question: QuestionInput | null; readonly facts: readonly Learned[] } {
  const answer = lastAnswer(pass, ctx, 'window');
  const agreed = agreedWindow(answer, ctx);
  const facts = [learn(window, agreed)];
  const now = Date.parse(ctx.now);
  const accepted = answer?.choice === 'accept' && now - Date.parse(answer.at) < OUTSIDE_COUNTS_MS;
  const opens = Date.parse(agreed.start);
  const left = Math.floor((opens + agreed.minutes * MINUTE_MS - now) / MINUTE_MS);
  if (accepted || (now >= opens && left >= needed)) return { question: null, facts };
  const entered =
    answer?.choice === 'new-window' ? readWindow(answer.values, { ...ctx, now: answer.at }) : null;
  const question: QuestionInput = {
    id: 'window',
    kind: 'choice',
    text: now < opens ? notYet(agreed.start) : left < 0 ? over() : tooLate(needed),
    ...(entered && 'complaint' in entered ? { complaint: entered.complaint } : {}),
    choices: [
      {
        id: 'new-window',
        label: { de: 'Anderes Zeitfenster …', en: 'Another window …' },
        fields: windowFields(),
      },
      accept({ de: 'Außerhalb des Fensters weiter …', en: 'Go on outside of the window …' }),
    ],
    who: 'operator',
    ...(now < opens ? { wakeAt: new Date(opens).toISOString() } : {}),
  };
  return { question, facts };
}

function notYet(start: string): Text {
  const at = moment(start);
  return {
    de: `Alles ist bereit. Es geht weiter, sobald das Zeitfenster beginnt: ${at}.`,
    en: `Everything is ready. It goes on as soon as the window opens: ${at}.`,
  };
}

function over(): Text {
  return {
    de: 'Das vereinbarte Zeitfenster ist zu Ende. Weiter geht es in einem neuen, oder wenn jemand entscheidet, dass es jetzt sein darf.',
    en: 'The agreed window is over. It goes on in another one, or when somebody decides that it may be now.',
  };
}

function tooLate(needed: number): Text {
  return {
    de: `Vom vereinbarten Zeitfenster bleiben keine ${needed} Minuten mehr (so lange dauert ein Versionsupdate laut Hersteller).`,
    en: `Less than ${needed} minutes of the agreed window are left (the vendor’s figure for one version update).`,
  };
}
