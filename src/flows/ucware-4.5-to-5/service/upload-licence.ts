import { pass } from '../../run/verdict.ts';
import { accept, field, yes } from '../../steps/choices.ts';
import { confirmation, said, who } from '../../steps/confirmation.ts';

export const uploadLicence = confirmation({
  id: 'upload-licence',
  phase: 'service',
  title: { de: 'Lizenzschlüssel eintragen', en: 'Enter the licence key' },
  why: {
    de: 'Erst nach dem Hochladen lassen sich Benutzerkonten anlegen und der UCC-Client nutzen.',
    en: 'Only after the upload can user accounts be created and the UCC-Client be used.',
  },
  guide: ['Lizenzschlüssel eintragen'],
  ask: (ctx) => ({
    text: {
      de: [
        `Bitte im Admin-Client (${ctx.server.webUrl}/admin/) die Seite *Administration > Lizenz* aufrufen:`,
        '1. Auf *Lizenz hochladen* klicken, im Pop-up auf *Datei auswählen*.',
        '2. Die Datei mit dem Lizenzschlüssel auswählen und auf *Hochladen* klicken.',
        '3. Den *Lizenzstatus* im oberen Bereich der Detailseite überprüfen.',
      ].join('\n'),
      en: [
        `In the Admin client (${ctx.server.webUrl}/admin/) open the page *Administration > Lizenz*:`,
        '1. Click *Lizenz hochladen*, and in the pop-up *Datei auswählen*.',
        '2. Select the file with the licence key and click *Hochladen*.',
        '3. Check the *Lizenzstatus* at the top of the page.',
      ].join('\n'),
    },
    evidence: [
      {
        de: 'Ob die Lizenz gilt, zeigt nur der Admin-Client; es zählt Ihre Auskunft.',
        en: 'Only the Admin client shows whether the licence is valid; it is your word that counts.',
      },
    ],
    choices: [
      yes({ de: 'Hochgeladen, Status geprüft …', en: 'Uploaded, status checked …' }, [
        field('status', 'text', { de: 'Angezeigter Lizenzstatus', en: 'Lizenzstatus shown' }),
      ]),
      accept({ de: 'Ohne gültige Lizenz weiter …', en: 'Go on without a valid licence …' }),
    ],
    who: 'operator',
  }),
  judge: (answer) => {
    if (answer.choice === 'accept') {
      return pass({
        de: `Noch ohne gültige Lizenz; weiter, entschieden von ${who(answer)}: ${said(answer, 'reason')}`,
        en: `No valid licence yet; going on, decided by ${who(answer)}: ${said(answer, 'reason')}`,
      });
    }
    return pass({
      de: `Lizenzstatus laut ${who(answer)}: ${said(answer, 'status')}.`,
      en: `Lizenzstatus, says ${who(answer)}: ${said(answer, 'status')}.`,
    });
  },
});
