import { devices, readDevices } from '../../remote/devices.ts';
import type { QuestionInput } from '../../run/question.ts';
import { defineStep } from '../../run/step.ts';
import { ask, pass } from '../../run/verdict.ts';
import { accept } from '../../steps/choices.ts';
import { said } from '../../steps/confirmation.ts';

/** Telephones register again by and by after a reboot; most do within a minute or two. */
const LOOK_AGAIN_MS = 60_000;

export const compareDevices = defineStep({
  id: 'compare-devices',
  phase: 'service',
  title: { de: 'Angemeldete Geräte verglichen', en: 'Registered devices compared' },
  why: {
    de: 'Ein Gerät, das sich nach dem Update nicht wieder anmeldet, ist ein stummes Telefon.',
    en: 'A device that does not register again after the update is a silent telephone.',
  },
  guide: ['Hardware und Software', 'Admin-Client starten'],
  interruptible: true,
  changes: false,
  run: () => [readDevices()] as const,
  judge: ([now], ctx) => {
    const before = ctx.get(devices);
    if (!before?.asked || !now.asked) {
      return pass({
        de: 'Nicht vergleichbar: Am Server ließ sich vorher oder jetzt nicht nachsehen.',
        en: 'Cannot be compared: the server could not be asked before or now.',
      });
    }
    if (now.registered >= before.registered) {
      return pass({
        de: `Angemeldet: ${now.registered} Geräte, vorher ${before.registered}.`,
        en: `Registered: ${now.registered} devices, before ${before.registered}.`,
      });
    }
    const accepted = ctx.answer('fewer');
    if (accepted?.choice === 'accept') {
      return pass({
        de: `Angemeldet: ${now.registered} von vorher ${before.registered} Geräten. Hingenommen: ${said(accepted, 'reason')}`,
        en: `Registered: ${now.registered} of ${before.registered} devices. Accepted: ${said(accepted, 'reason')}`,
      });
    }
    return ask(fewer(before.registered, now.registered, ctx.now));
  },
});

function fewer(before: number, now: number, at: string): QuestionInput {
  return {
    id: 'fewer',
    kind: 'choice',
    text: {
      de: `Erst ${now} von vorher ${before} Geräten sind wieder angemeldet. Der Bot sieht jede Minute nach.`,
      en: `Only ${now} of ${before} devices have registered again so far. The bot looks every minute.`,
    },
    choices: [
      { id: 'again', label: { de: 'Jetzt nachsehen', en: 'Look now' }, style: 'primary' },
      accept({ de: 'So hinnehmen …', en: 'Accept as it is …' }),
    ],
    who: 'operator',
    wakeAt: new Date(Date.parse(at) + LOOK_AGAIN_MS).toISOString(),
  };
}
