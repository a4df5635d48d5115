import { asCode } from '../../remote/as-code.ts';
import type { Hold } from '../../remote/jobs/read-hold.ts';
import type { QuestionInput } from '../../run/question.ts';
import type { StepContext } from '../../run/step.ts';
import type { Text } from '../../run/text.ts';
import { field, POSTPONE } from '../../steps/choices.ts';
import { HOLDER, TAKE_OVER } from '../../steps/hold.ts';

/** A living run looks at its server every minute; see `heartbeat`. */
const STALE_MINUTES = 15;

/** A lock may outlive the run that took it; taking it over needs an approver and a reason. */
export function holderQuestion(held: Hold, ctx: StepContext): QuestionInput | null {
  if (held.run === null || held.run === ctx.runId) return null;
  const answer = ctx.answer(HOLDER);
  if (answer?.choice === TAKE_OVER && answer.values['run'] === held.run) return null;
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
        fields: [
          field('run', 'text', { de: 'Lauf', en: 'Run' }, { initial: held.run }),
          field('reason', 'multiline', {
            de: 'Warum ist der andere Lauf zu Ende?',
            en: 'Why has the other run ended?',
          }),
        ],
      },
      POSTPONE,
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
