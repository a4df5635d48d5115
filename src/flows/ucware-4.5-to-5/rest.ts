import { learn } from '../run/fact.ts';
import type { StepContext } from '../run/step.ts';
import { moment, type Text } from '../run/text.ts';
import { pass } from '../run/verdict.ts';
import { POSTPONE, yes } from '../steps/choices.ts';
import { confirmation, who } from '../steps/confirmation.ts';
import { MINUTES_PER_PASS, readWindow, window, windowFields } from './prepare/window.ts';

const MINUTE_MS = 60_000;
/** Reserved for restoring a snapshot and starting the server: as long as one version update by the guide. */
const ROLLBACK_MINUTES = MINUTES_PER_PASS;

/** Minutes that pass 5 needs: as long as pass 1 really took, at least what the guide allows, and a way back. */
function neededMinutes(ctx: StepContext): number {
  const from = ctx.doneAt('snapshot-4.5');
  const to = ctx.doneAt('verify-4.5');
  const measured = from && to ? Math.ceil((Date.parse(to) - Date.parse(from)) / MINUTE_MS) : 0;
  return Math.max(measured, MINUTES_PER_PASS) + ROLLBACK_MINUTES;
}

function minutesLeft(agreed: { start: string; minutes: number }, now: string): number {
  const end = Date.parse(agreed.start) + agreed.minutes * MINUTE_MS;
  return Math.floor((end - Date.parse(now)) / MINUTE_MS);
}

function tooShort(left: number, needed: number): Text {
  return {
    de: `Vom Zeitfenster bleiben ${Math.max(0, left)} Minuten, gebraucht werden etwa ${needed} (mit Weg zurück). Bitte ein neues Fenster eintragen.`,
    en: `${Math.max(0, left)} minutes of the window are left, about ${needed} are needed (with a way back). Please enter a new window.`,
  };
}

/** The newest 4.5 is a safe place to stop for the night. */
export const restAt45 = confirmation({
  id: 'rest-4.5',
  phase: 'update-4.5',
  title: { de: 'Sicherer Zwischenstand', en: 'Safe resting point' },
  why: {
    de: 'Mit der neuesten Version 4.5 kann der Server beliebig lange weiterlaufen; das Upgrade auf 5 kann an einem anderen Tag folgen.',
    en: 'With the newest 4.5 the server can run for as long as you like; the upgrade to 5 can follow on another day.',
  },
  guide: ['Update überprüfen', 'UCware Server auf Version 5 aktualisieren'],
  ask: (ctx) => {
    const left = minutesLeft(ctx.need(window), ctx.now);
    return {
      kind: 'rest',
      text: {
        de: 'Der Server ist auf dem letzten Stand von Version 4.5. Jetzt mit Version 5 weitermachen?',
        en: 'The server is on the newest 4.5. Go on to version 5 now?',
      },
      evidence: [
        {
          de: `Vom Zeitfenster bleiben ${Math.max(0, left)} Minuten, gebraucht werden etwa ${neededMinutes(ctx)}.`,
          en: `${Math.max(0, left)} minutes of the window are left, about ${neededMinutes(ctx)} are needed.`,
        },
      ],
      choices: [
        yes({ de: 'Jetzt weitermachen', en: 'Go on now' }),
        {
          id: 'later',
          label: { de: 'An einem anderen Tag …', en: 'On another day …' },
          fields: windowFields(),
        },
        POSTPONE,
      ],
      who: 'operator',
    };
  },
  judge: (answer, ctx) => {
    if (answer.choice === 'later') {
      const agreed = readWindow(answer.values, ctx);
      if ('complaint' in agreed) return agreed;
      return pass(
        {
          de: `Weiter im neuen Zeitfenster ab ${moment(agreed.start)}.`,
          en: `Goes on in the new window from ${moment(agreed.start)}.`,
        },
        { facts: [learn(window, agreed)] },
      );
    }
    const left = minutesLeft(ctx.need(window), answer.at);
    const needed = neededMinutes(ctx);
    if (left < needed) return { complaint: tooShort(left, needed) };
    return pass({
      de: `Weiter, entschieden von ${who(answer)}.`,
      en: `Going on, decided by ${who(answer)}.`,
    });
  },
});
