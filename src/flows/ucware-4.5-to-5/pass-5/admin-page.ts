import type { QuestionInput } from '../../run/question.ts';
import { defineStep, type StepContext } from '../../run/step.ts';
import type { Text } from '../../run/text.ts';
import { ask, pass as passed } from '../../run/verdict.ts';
import { later } from '../../steps/calls.ts';
import { accept } from '../../steps/choices.ts';

const LOOK_EVERY_MS = 30_000;
const ANSWER_TIMEOUT_MS = 20_000;

/** The Admin client of version 5: 404 on 4.5, 503 until the services run, then 200. */
export const openAdminPage = defineStep({
  id: 'web-5',
  phase: 'upgrade-5',
  title: { de: 'Admin-Client antwortet', en: 'The Admin client answers' },
  why: {
    de: 'Die neue Oberfläche unter /admin/ gibt es erst in Version 5; sie antwortet, sobald die Dienste laufen.',
    en: 'The new interface below /admin/ exists only in version 5; it answers as soon as the services run.',
  },
  guide: ['Admin-Client starten'],
  interruptible: true,
  changes: false,
  run: () => [{ kind: 'web', path: '/admin/', timeoutMs: ANSWER_TIMEOUT_MS }] as const,
  judge: ([page], ctx) => {
    if (page.status === 200) {
      return passed({ de: '/admin/ antwortet mit 200.', en: '/admin/ answers with 200.' });
    }
    const accepted = ctx.answer('page')?.choice === 'accept';
    return accepted ? passed(acceptedAs(page.status)) : ask(question(said(page.status), ctx));
  },
  onFailure: (failure, ctx) => {
    if (failure.code !== 'web-unreachable') return null;
    if (ctx.answer('page')?.choice === 'accept') return passed(acceptedAs(null));
    return ask(
      question(
        { de: '/admin/ ist noch nicht erreichbar.', en: '/admin/ cannot be reached yet.' },
        ctx,
      ),
    );
  },
});

function said(status: number): Text {
  if (status === 503) {
    return {
      de: '/admin/ antwortet mit 503: Die Dienste laufen noch nicht alle.',
      en: '/admin/ answers with 503: not all services run yet.',
    };
  }
  if (status === 404) {
    return {
      de: '/admin/ antwortet mit 404: Diese Seite gibt es nur in Version 5. Ist `webUrl` im Inventar die Adresse dieses Servers?',
      en: '/admin/ answers with 404: this page exists only in version 5. Is `webUrl` in the inventory the address of this server?',
    };
  }
  return {
    de: `/admin/ antwortet mit ${status} statt 200.`,
    en: `/admin/ answers with ${status} instead of 200.`,
  };
}

function acceptedAs(status: number | null): Text {
  const found = status === null ? { de: 'keine Antwort', en: 'no answer' } : null;
  return {
    de: `/admin/: ${found?.de ?? status}; hingenommen.`,
    en: `/admin/: ${found?.en ?? status}; accepted.`,
  };
}

function question(text: Text, ctx: StepContext): QuestionInput {
  return {
    id: 'page',
    kind: 'choice',
    text: {
      de: `${text.de} Der Bot sieht alle 30 Sekunden nach.`,
      en: `${text.en} The bot looks every 30 seconds.`,
    },
    choices: [
      { id: 'again', label: { de: 'Jetzt nachsehen', en: 'Look now' }, style: 'primary' },
      accept({ de: 'So hinnehmen …', en: 'Accept as it is …' }),
    ],
    who: 'operator',
    wakeAt: later(ctx.now, LOOK_EVERY_MS),
  };
}
