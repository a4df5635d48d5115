import type { QuestionInput } from '../../run/question.ts';
import type { StepContext } from '../../run/step.ts';
import { moment, type Text } from '../../run/text.ts';
import { accept } from '../../steps/choices.ts';
import { MINUTES_PER_PASS, readWindow, window, windowFields } from '../prepare/window.ts';

const MINUTE_MS = 60_000;
/** How long "start outside of the window" counts. */
const OUTSIDE_COUNTS_MS = 12 * 60 * MINUTE_MS;

export interface Agreed {
  readonly start: string;
  readonly minutes: number;
}

/** The window as it counts now: a newer one may have been entered here. */
export function agreedWindow(ctx: StepContext): Agreed {
  const answer = ctx.answer('window');
  if (answer?.choice === 'new-window') {
    const entered = readWindow(answer.values, { ...ctx, now: answer.at });
    if (!('complaint' in entered)) return entered;
  }
  return ctx.need(window);
}

/** The question while the window is not open, or too little of it is left; null when work may begin. */
export function windowQuestion(ctx: StepContext): QuestionInput | null {
  const answer = ctx.answer('window');
  const now = Date.parse(ctx.now);
  if (answer?.choice === 'accept' && now - Date.parse(answer.at) < OUTSIDE_COUNTS_MS) return null;
  const { start, minutes } = agreedWindow(ctx);
  const opens = Date.parse(start);
  const left = Math.floor((opens + minutes * MINUTE_MS - now) / MINUTE_MS);
  if (now >= opens && left >= MINUTES_PER_PASS) return null;
  const entered =
    answer?.choice === 'new-window' ? readWindow(answer.values, { ...ctx, now: answer.at }) : null;
  return {
    id: 'window',
    kind: 'choice',
    text: now < opens ? notYet(start) : tooLate(),
    ...(entered && 'complaint' in entered ? { complaint: entered.complaint } : {}),
    choices: [
      {
        id: 'new-window',
        label: { de: 'Anderes Zeitfenster …', en: 'Another window …' },
        fields: windowFields(),
      },
      accept({ de: 'Außerhalb des Fensters beginnen …', en: 'Begin outside of the window …' }),
    ],
    who: 'operator',
    ...(now < opens ? { wakeAt: new Date(opens).toISOString() } : {}),
  };
}

function notYet(start: string): Text {
  const at = moment(start);
  return {
    de: `Alles ist bereit. Es geht weiter, sobald das Zeitfenster beginnt: ${at}.`,
    en: `Everything is ready. It goes on as soon as the window opens: ${at}.`,
  };
}

function tooLate(): Text {
  return {
    de: `Vom vereinbarten Zeitfenster bleiben keine ${MINUTES_PER_PASS} Minuten mehr (so lange dauert ein Versionsupdate laut Hersteller).`,
    en: `Less than ${MINUTES_PER_PASS} minutes of the agreed window are left (the vendor's figure for one version update).`,
  };
}
