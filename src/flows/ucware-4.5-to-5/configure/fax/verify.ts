import { importFaxes } from '../../../merges/fax/import-faxes.ts';
import { importGroups } from '../../../merges/fax/import-groups.ts';
import { verifyFaxGroups } from '../../../merges/fax/verify-fax-groups.ts';
import { describeProblems } from '../../../merges/table/import-texts.ts';
import { learn } from '../../../run/fact.ts';
import type { Text } from '../../../run/text.ts';
import { pass } from '../../../run/verdict.ts';
import { accept } from '../../../steps/choices.ts';
import { said, who } from '../../../steps/confirmation.ts';
import { LIST } from '../../../steps/list-step.ts';
import { leftOutNote } from '../../../steps/skip-part.ts';
import { checkTable, givenTable, tableFields } from '../../../steps/table-fields.ts';
import { tableStep } from '../../../steps/table-step.ts';
import { asDecided, describeVerifications, differencesOf } from '../describe-verification.ts';
import { faxDifferences } from '../differences.ts';
import { verificationReport } from '../verification-report.ts';
import { withOpenTicks } from '../with-open-ticks.ts';
import { faxGroups } from './decisions.ts';
import { FAX, faxRows } from './facts.ts';
import { createdGroups, faxTicks } from './work.ts';

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
  table: 'groups',
  label: {
    de: 'Gruppenübersicht nach den Änderungen',
    en: 'Group overview after the changes',
  },
  file: { de: 'gruppen-danach', en: 'groups-after' },
  text: () => ({
    de: 'Zum Vergleich bitte die Übersicht *Administration > Gruppen* übergeben, wie sie jetzt ist; wenn sich Faxnummern geändert haben, auch *Administration > Fax*.',
    en: 'To compare, please hand in the overview *Administration > Gruppen* as it is now; where fax numbers have changed, *Administration > Fax* as well.',
  }),
  query: (ctx) => ctx.server.tables?.groups,
  also: {
    query: (ctx) => ctx.server.tables?.faxes,
    file: { de: 'faxnummern-danach', en: 'fax-numbers-after' },
  },
  fields: () => tableFields(FAXES, FAX_LABEL, 'faxes'),
  checkFields: (values) => checkTable(FAXES, values, importFaxes, false),
  choices: [accept({ de: 'So hinnehmen …', en: 'Accept as it is …' })],
  use: ({ rows }, answer, ctx, also) => {
    const given = givenTable(FAXES, answer.values);
    const read = also !== undefined ? importFaxes(also, 'mysql') : given && importFaxes(given.text);
    if (read?.usable === false) {
      return { complaint: FAXES_WRONG, evidence: [describeProblems(read.problems)] };
    }
    const faxes = read?.rows ?? ctx.get(faxRows) ?? [];
    const checked = verifyFaxGroups(faxGroups(ctx), faxes, rows, createdGroups(ctx));
    const unlike = checked.filter(({ state }) => state !== 'done');
    const shown = withOpenTicks(checked, faxTicks(ctx), ctx.entries(LIST, FAX.work));
    const notices = [verificationReport(REPORT, shown, [], ctx)];
    if (unlike.length === 0) {
      const all =
        checked.length === 1
          ? ONE_THERE
          : {
              de: `Alle ${checked.length} Fax-Gruppen sind`,
              en: `All ${checked.length} fax groups exist`,
            };
      return pass(
        {
          de: `${all.de} wie festgelegt angelegt. Welche Nummern darin sind und wer sie nutzt, zeigt nur der Admin-Client.`,
          en: `${all.en} as decided. Which numbers are in them and who may use them only the Admin client shows.`,
        },
        { notices },
      );
    }
    return {
      complaint: asDecided(checked.length - unlike.length, checked.length, GROUPS),
      evidence: describeVerifications(checked),
      notices,
      facts: [learn(faxDifferences, differencesOf(checked))],
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

const GROUPS = {
  one: { de: 'Die Fax-Gruppe', en: 'The fax group' },
  many: { de: 'Fax-Gruppen', en: 'fax groups' },
};
const ONE_THERE: Text = { de: 'Die Fax-Gruppe ist', en: 'The fax group exists' };
const FAXES = 'faxes';
const FAXES_WRONG: Text = {
  de: 'Die Abfrage der Faxnummern (`tables.faxes`) hat keine Faxübersicht geliefert:',
  en: 'The query for fax numbers (`tables.faxes`) has given no fax overview:',
};
const FAX_LABEL: Text = {
  de: 'Faxnummern (Administration > Fax)',
  en: 'Fax numbers (Administration > Fax)',
};
const REPORT = {
  file: { de: 'abgleich-fax', en: 'fax-groups-compared' },
  title: { de: 'Abgleich der Fax-Gruppen', en: 'Fax groups compared' },
  of: { de: 'Fax-Gruppe', en: 'Fax group' },
};
