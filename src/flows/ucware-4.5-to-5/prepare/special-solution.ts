import { pass } from '../../run/verdict.ts';
import { field, no, POSTPONE } from '../../steps/choices.ts';
import { confirmation, said } from '../../steps/confirmation.ts';

export const askAboutSpecialSolution = confirmation({
  id: 'special-solution',
  phase: 'prepare',
  title: { de: 'Sonderlösung ausgeschlossen', en: 'No special solution' },
  why: {
    de: 'Bei einer Sonderlösung kann das Update Dinge zerstören, die nur der Hersteller kennt.',
    en: 'With a special solution the update can break things that only the vendor knows about.',
  },
  guide: ['UCware Server auf Version 5 aktualisieren'],
  ask: () => ({
    text: {
      de: 'Wird UCware auf diesem Server im Rahmen einer Sonderlösung genutzt?',
      en: 'Is UCware used on this server as part of a special solution?',
    },
    choices: [
      no({ de: 'Nein, Standard', en: 'No, standard' }),
      {
        id: 'cleared',
        label: { de: 'Ja, Support hat zugestimmt …', en: 'Yes, support has agreed …' },
        fields: [
          field('reference', 'text', {
            de: 'Wer beim Hersteller-Support, wann, Vorgangsnummer',
            en: 'Who at the vendor’s support, when, ticket number',
          }),
        ],
      },
      POSTPONE,
    ],
    who: 'operator',
  }),
  judge: (answer) =>
    answer.choice === 'cleared'
      ? pass({
          de: `Sonderlösung; der Hersteller-Support hat zugestimmt: ${said(answer, 'reference')}.`,
          en: `Special solution; the vendor’s support has agreed: ${said(answer, 'reference')}.`,
        })
      : pass({ de: 'Keine Sonderlösung.', en: 'No special solution.' }),
});
