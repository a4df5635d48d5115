import { pass } from '../../run/verdict.ts';
import { accept, field, POSTPONE, yes } from '../../steps/choices.ts';
import { confirmation, said } from '../../steps/confirmation.ts';

export const askForSupportHours = confirmation({
  id: 'support-hours',
  phase: 'prepare',
  title: { de: 'Hersteller-Support erreichbar', en: 'Vendor’s support within reach' },
  why: {
    de: 'Bei Problemen ist der Support der UCware GmbH der Ausweg; seine Zeiten sollten zum Fenster passen.',
    en: 'When something goes wrong the support of UCware GmbH is the way out; its hours should fit the window.',
  },
  guide: ['UCware Server auf Version 5 aktualisieren'],
  ask: () => ({
    text: {
      de: 'Ist der Hersteller-Support während des Zeitfensters erreichbar?',
      en: 'Can the vendor’s support be reached during the window?',
    },
    choices: [
      yes({ de: 'Ja …', en: 'Yes …' }, [
        field('contact', 'text', {
          de: 'Wie und bis wann erreichbar (nicht über diese Telefonanlage)?',
          en: 'How and until when (not through this telephone system)?',
        }),
      ]),
      accept({ de: 'Nein, wir gehen das Risiko ein …', en: 'No, we take the risk …' }),
      POSTPONE,
    ],
    who: 'operator',
  }),
  judge: (answer) =>
    answer.choice === 'accept'
      ? pass({
          de: `Ohne Hersteller-Support: ${said(answer, 'reason')}`,
          en: `Without the vendor’s support: ${said(answer, 'reason')}`,
        })
      : pass({
          de: `Hersteller-Support: ${said(answer, 'contact')}.`,
          en: `Vendor’s support: ${said(answer, 'contact')}.`,
        }),
});
