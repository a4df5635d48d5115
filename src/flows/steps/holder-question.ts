import { asCode } from '../remote/as-code.ts';
import type { Hold } from '../remote/jobs/read-hold.ts';
import type { Choice, QuestionInput } from '../run/question.ts';
import type { StepContext } from '../run/step.ts';
import { ABORT } from '../run/stuck.ts';
import type { Text } from '../run/text.ts';
import { field } from './choices.ts';
import type { Pass } from './pass.ts';

/** What is asked when another run has the server lock, and the choice that takes it over. */
export const HOLDER = 'holder';
export const TAKE_OVER = 'take-over';

/** A living run looks at its server every minute; see `heartbeat`. */
const STALE_MINUTES = 15;

/**
 * A lock may outlive the run that took it; taking it over needs an approver and a reason. The answer counts once: if the other
 * run has the server again after this one took it, people have to settle that.
 */
export function holderQuestion(
  pass: Pick<Pass, 'id'>,
  held: Hold,
  ctx: StepContext,
  stop: Choice,
): QuestionInput | null {
  if (held.run === null || held.run === ctx.runId) return null;
  const hold = `hold-${pass.id}`;
  const answer = ctx.answer(HOLDER);
  const counts = answer !== undefined && answer.at > (ctx.doneAt(hold) ?? '');
  if (counts && answer.choice === TAKE_OVER && answer.values['run'] === held.run) return null;
  return {
    id: HOLDER,
    kind: 'choice',
    text: {
      de: `Der Server ist seit ${asCode(held.since ?? '?')} von Lauf ${asCode(held.run)} belegt. Läuft dieser Lauf noch irgendwo, darf hier nichts beginnen.`,
      en: `The server has been held by run ${asCode(held.run)} since ${asCode(held.since ?? '?')}. If that run is still going on somewhere, nothing may begin here.`,
    },
    evidence: [whoHolds(held), lifeSign(held, ctx.now)],
    choices: [
      { id: 'again', label: { de: 'Erneut prüfen', en: 'Check again' }, style: 'primary' },
      {
        id: TAKE_OVER,
        label: { de: 'Sperre übernehmen …', en: 'Take the lock over …' },
        style: 'danger',
        who: 'approver',
        redo: [hold],
        fields: [
          field('run', 'text', { de: 'Lauf', en: 'Run' }, { initial: held.run }),
          field('reason', 'multiline', {
            de: 'Warum ist der andere Lauf zu Ende?',
            en: 'Why has the other run ended?',
          }),
        ],
      },
      stop,
    ],
    who: 'operator',
  };
}

/**
 * The question before an installation or a restart when the server is not this run's any more: another run has it, or somebody
 * took the lock or the hold on apt's timers away. Null while both are there.
 */
export function lostHoldQuestion(
  pass: Pick<Pass, 'id'>,
  held: Hold,
  ctx: StepContext,
): QuestionInput | null {
  if (held.run === ctx.runId && held.timersHeld) return null;
  const other = holderQuestion(pass, held, ctx, ABORT);
  if (other) return other;
  return {
    id: 'hold-gone',
    kind: 'choice',
    text: {
      de: 'Jemand hat auf dem Server die Sperre dieses Laufs oder den Halt der apt-Timer weggenommen. Ohne beides beginnt nichts: Ein automatisches Update oder ein anderer Lauf könnte dazwischenkommen.',
      en: 'Somebody took this run’s lock or the hold on apt’s timers away on the server. Nothing begins without both: an automatic update or another run could get in between.',
    },
    choices: [
      {
        id: 'hold-again',
        label: { de: 'Wieder belegen und weiter', en: 'Hold it again and go on' },
        style: 'primary',
        redo: [`hold-${pass.id}`],
      },
      ABORT,
    ],
    who: 'operator',
  };
}

function whoHolds({ holder, reason }: Hold): Text {
  return {
    de: `Inhaber ${asCode(holder ?? '?')}, Grund: ${asCode(reason ?? '?')}.`,
    en: `Holder ${asCode(holder ?? '?')}, reason: ${asCode(reason ?? '?')}.`,
  };
}

/** A living run leaves a sign every minute; after a quarter of an hour without one nobody is there any more. */
function lifeSign({ heartbeat }: Hold, now: string): Text {
  const minutes = Math.floor((Date.parse(now) - Date.parse(heartbeat ?? '')) / 60_000);
  if (Number.isNaN(minutes)) {
    return {
      de: 'Ein Lebenszeichen hat dieser Lauf nicht hinterlassen.',
      en: 'That run has left no sign of life.',
    };
  }
  return minutes < STALE_MINUTES
    ? {
        de: `*Letztes Lebenszeichen vor ${Math.max(0, minutes)} Minuten:* Dort arbeitet vermutlich noch jemand.`,
        en: `*Last sign of life ${Math.max(0, minutes)} minutes ago:* somebody is probably still at work there.`,
      }
    : {
        de: `Letztes Lebenszeichen ${asCode(heartbeat ?? '')}: seit mehr als ${STALE_MINUTES} Minuten keines mehr.`,
        en: `Last sign of life ${asCode(heartbeat ?? '')}: none for more than ${STALE_MINUTES} minutes.`,
      };
}
