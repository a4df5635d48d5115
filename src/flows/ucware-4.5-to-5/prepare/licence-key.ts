import { pass } from '../../run/verdict.ts';
import { field, POSTPONE, yes } from '../../steps/choices.ts';
import { confirmation, said } from '../../steps/confirmation.ts';

export const askForLicenceKey = confirmation({
  id: 'licence-key',
  phase: 'prepare',
  title: { de: 'Lizenzschlüssel für UCware 5 liegt vor', en: 'Licence key for UCware 5 is there' },
  why: {
    de: 'Ohne neuen Lizenzschlüssel lassen sich nach dem Update keine Benutzer anlegen und die Benutzer können den UCC-Client nicht verwenden.',
    en: 'Without a new licence key no users can be created after the update, and users cannot use the UCC-Client.',
  },
  guide: ['UCware Server auf Version 5 aktualisieren', 'Vorbereitung'],
  ask: () => ({
    text: {
      de: 'Haben Sie die Datei mit dem Lizenzschlüssel für UCware 5 vom Vertrieb der UCware GmbH erhalten?',
      en: 'Have you received the file with the licence key for UCware 5 from the sales department of UCware GmbH?',
    },
    notes: [
      {
        de: 'Bitte außerhalb des Servers aufbewahren: Ein zurückgespielter Snapshot nimmt auch den Lizenzstand mit zurück. Die Datei bitte nicht hier hochladen.',
        en: 'Keep it outside the server: restoring a snapshot takes the state of the licence back, too. Please do not upload the file here.',
      },
    ],
    choices: [
      yes({ de: 'Ja, liegt vor …', en: 'Yes, it is there …' }, [
        field('holder', 'text', {
          de: 'Wer hat die Datei, und wo liegt sie (außerhalb des Servers)?',
          en: 'Who holds the file, and where is it (outside the server)?',
        }),
      ]),
      POSTPONE,
    ],
    who: 'operator',
  }),
  judge: (answer) =>
    pass({
      de: `Lizenzschlüssel liegt vor: ${said(answer, 'holder')}.`,
      en: `Licence key is there: ${said(answer, 'holder')}.`,
    }),
});
