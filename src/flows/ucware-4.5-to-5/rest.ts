import { releaseHold } from '../remote/jobs/hold.ts';
import type { JobAction } from '../run/action.ts';
import { learn } from '../run/fact.ts';
import type { Answer, QuestionInput } from '../run/question.ts';
import { defineStep, type StepContext } from '../run/step.ts';
import { moment, type Text } from '../run/text.ts';
import { ask, pass, type Verdict } from '../run/verdict.ts';
import { POSTPONE, yes } from '../steps/choices.ts';
import { who } from '../steps/confirmation.ts';
import { jobFailure } from '../steps/judge-job.ts';
import { windowNotice } from './prepare/announce-window.ts';
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

const RELEASING: Text = {
  de: 'Server bis zum neuen Zeitfenster freigeben',
  en: 'Releasing the server until the new window',
};

/**
 * The newest 4.5 is a safe place to stop for the night. Until another day the server is nobody's: apt's timers run again, and
 * who logs in sees no notice. The upgrade to 5 takes both anew.
 */
export const restAt45 = defineStep<readonly JobAction[]>({
  id: 'rest-4.5',
  phase: 'update-4.5',
  title: { de: 'Sicherer Zwischenstand', en: 'Safe resting point' },
  why: {
    de: 'Mit der neuesten Version 4.5 kann der Server beliebig lange weiterlaufen; das Upgrade auf 5 kann an einem anderen Tag folgen.',
    en: 'With the newest 4.5 the server can run for as long as you like; the upgrade to 5 can follow on another day.',
  },
  guide: ['Update überprüfen', 'UCware Server auf Version 5 aktualisieren'],
  interruptible: true,
  changes: true,
  run: (ctx) => {
    const answer = ctx.answer('answer');
    return answer && newWindow(answer, ctx) ? [releaseHold(ctx.runId)] : [];
  },
  judge: ([released], ctx) => {
    const answer = ctx.answer('answer');
    if (!answer) return ask(question(ctx));
    const agreed = newWindow(answer, ctx);
    if (agreed) return (released && jobFailure(released, RELEASING)) ?? onAnotherDay(agreed);
    const complaint = objection(answer, ctx);
    if (complaint) return ask({ ...question(ctx), complaint });
    return pass({
      de: `Weiter, entschieden von ${who(answer)}.`,
      en: `Going on, decided by ${who(answer)}.`,
    });
  },
});

function question(ctx: StepContext): QuestionInput {
  const left = minutesLeft(ctx.need(window), ctx.now);
  return {
    id: 'answer',
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
      {
        de: '„An einem anderen Tag“ gibt Sperre und apt-Timer bis dahin zurück; der Lauf bleibt offen. „Upgrade verschieben“ beendet ihn.',
        en: '“On another day” gives lock and apt timers back until then; the run stays open. “Postpone the upgrade” ends it.',
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
}

type Agreed = Exclude<ReturnType<typeof readWindow>, { complaint: Text }>;

/** The window of the other day, if one was chosen that can be used. */
function newWindow(answer: Answer, ctx: StepContext): Agreed | undefined {
  if (answer.choice !== 'later') return undefined;
  const agreed = readWindow(answer.values, { ...ctx, now: answer.at });
  return 'complaint' in agreed ? undefined : agreed;
}

/** Why the answer does not do. */
function objection(answer: Answer, ctx: StepContext): Text | undefined {
  if (answer.choice === 'later') {
    const agreed = readWindow(answer.values, { ...ctx, now: answer.at });
    return 'complaint' in agreed ? agreed.complaint : undefined;
  }
  const left = minutesLeft(ctx.need(window), answer.at);
  const needed = neededMinutes(ctx);
  return left < needed ? tooShort(left, needed) : undefined;
}

function onAnotherDay(agreed: Agreed): Verdict {
  const at = moment(agreed.start);
  const notice = windowNotice(agreed);
  return pass(
    {
      de: `Weiter im neuen Zeitfenster ab ${at}. Bis dahin sind Sperre und apt-Timer zurückgegeben.`,
      en: `Goes on in the new window from ${at}. Until then lock and apt timers have been given back.`,
    },
    {
      facts: [learn(window, agreed)],
      notices: [
        {
          to: 'thread',
          text: {
            de: `Bitte die Benutzer und die Person an der Konsole über den neuen Zeitraum informieren; die Zeiten des Hersteller-Supports gelten auch dann. Entwurf:\n${notice.de}`,
            en: `Please tell the users and the person at the console about the new window; the hours of the vendor’s support count then, too. Draft:\n${notice.en}`,
          },
        },
      ],
    },
  );
}
