import { pass } from '../../run/verdict.ts';
import { accept, no, POSTPONE } from '../../steps/choices.ts';
import { confirmation, said } from '../../steps/confirmation.ts';

/** The guide, "Hardware und Software": apps version 5 does not support yet. */
const UNSUPPORTED_APPS = [
  'UCware Mobile App für iPhone',
  'UCware Mobile App für Android',
  'UCware Add-in für Outlook',
] as const;

export const askAboutApps = confirmation({
  id: 'unsupported-apps',
  phase: 'prepare',
  title: { de: 'Apps geprüft', en: 'Apps checked' },
  why: {
    de: 'Diese Apps unterstützt Version 5 noch nicht; wer sie weiter braucht, soll vorerst verzichten.',
    en: 'Version 5 does not support these apps yet; who still needs them should wait.',
  },
  guide: ['Hardware und Software'],
  ask: () => ({
    text: {
      de: `Wird eine dieser Apps weiter gebraucht?\n• ${UNSUPPORTED_APPS.join('\n• ')}`,
      en: `Is one of these apps still needed?\n• ${UNSUPPORTED_APPS.join('\n• ')}`,
    },
    evidence: [
      {
        de: 'Am Server lässt sich das nicht nachsehen; es zählt Ihre Auskunft.',
        en: 'This cannot be seen on the server; it is your word that counts.',
      },
    ],
    choices: [
      no({ de: 'Nein', en: 'No' }),
      accept({ de: 'Ja, wir verzichten darauf …', en: 'Yes, we do without them …' }),
      POSTPONE,
    ],
    who: 'operator',
  }),
  judge: (answer) =>
    answer.choice === 'accept'
      ? pass({
          de: `Apps werden gebraucht, darauf wird verzichtet: ${said(answer, 'reason')}`,
          en: `Apps are in use and will be done without: ${said(answer, 'reason')}`,
        })
      : pass({ de: 'Keine dieser Apps wird gebraucht.', en: 'None of these apps is needed.' }),
});
