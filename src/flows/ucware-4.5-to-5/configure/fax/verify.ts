import { importGroups } from '../../../merges/fax/import-groups.ts';
import { verifyFaxGroups } from '../../../merges/fax/verify-fax-groups.ts';
import { pass } from '../../../run/verdict.ts';
import { accept } from '../../../steps/choices.ts';
import { said, who } from '../../../steps/confirmation.ts';
import { leftOutNote } from '../../../steps/skip-part.ts';
import { tableStep } from '../../../steps/table-step.ts';
import { describeVerification } from '../describe-verification.ts';
import { faxGroups } from './decisions.ts';
import { FAX, faxRows } from './facts.ts';

export const verifyFax = tableStep({
  id: FAX.verify,
  phase: 'configure',
  title: { de: 'Fax-Gruppen geprüft', en: 'Fax groups verified' },
  why: {
    de: 'Ein vertippter Gruppenname fällt erst auf, wenn jemand sein Fax nicht findet.',
    en: 'A group name with a typing mistake is only noticed when somebody does not find their fax.',
  },
  guide: ['Berechtigungen für Fax-Gruppen zuweisen'],
  read: importGroups,
  label: {
    de: 'Gruppenübersicht nach den Änderungen',
    en: 'Group overview after the changes',
  },
  text: () => ({
    de: 'Zum Vergleich bitte die Übersicht *Administration > Gruppen* übergeben, wie sie jetzt ist.',
    en: 'To compare, please hand in the overview *Administration > Gruppen* as it is now.',
  }),
  query: () => undefined,
  choices: [accept({ de: 'So hinnehmen …', en: 'Accept as it is …' })],
  use: ({ rows }, _, ctx) => {
    const checked = verifyFaxGroups(faxGroups(ctx), ctx.get(faxRows) ?? [], rows);
    const unlike = checked.filter(({ state }) => state !== 'done');
    if (unlike.length === 0) {
      return pass({
        de: `Alle ${checked.length} Fax-Gruppen sind wie festgelegt angelegt. Welche Nummern darin sind und wer sie nutzt, zeigt nur der Admin-Client.`,
        en: `All ${checked.length} fax groups exist as decided. Which numbers are in them and who may use them only the Admin client shows.`,
      });
    }
    return {
      complaint: {
        de: `${checked.length - unlike.length} von ${checked.length} Fax-Gruppen sind wie festgelegt. Bitte nachbessern und die Übersicht noch einmal übergeben.`,
        en: `${checked.length - unlike.length} of ${checked.length} fax groups are as decided. Please mend the others and hand in the overview again.`,
      },
      evidence: unlike.flatMap(describeVerification),
    };
  },
  otherwise: (answer) =>
    answer.choice === 'accept'
      ? pass({
          de: `So hingenommen von ${who(answer)}: ${said(answer, 'reason')}`,
          en: `Accepted as it is by ${who(answer)}: ${said(answer, 'reason')}`,
        })
      : pass(leftOutNote(answer)),
});
