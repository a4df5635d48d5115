import { importFaxes } from '../../../merges/fax/import-faxes.ts';
import { importGroups } from '../../../merges/fax/import-groups.ts';
import { describeProblems } from '../../../merges/table/import-texts.ts';
import { learn } from '../../../run/fact.ts';
import { joinTexts, type Text } from '../../../run/text.ts';
import { pass } from '../../../run/verdict.ts';
import { leftOutNote } from '../../../steps/skip-part.ts';
import {
  checkTable,
  givenTable,
  importedText,
  tableFields,
  unlikeBefore,
} from '../../../steps/table-fields.ts';
import { tableStep } from '../../../steps/table-step.ts';
import { noted } from '../../counts.ts';
import { countsBefore } from '../../prepare/count-before.ts';
import { FAX, faxRows, groupRows } from './facts.ts';

const GROUPS = 'groups';

export const importFaxNumbers = tableStep({
  id: FAX.overview,
  phase: 'configure',
  title: { de: 'Faxnummern übernommen', en: 'Fax numbers taken over' },
  why: {
    de: 'Ab Version 5 gelten Faxberechtigungen je Nummer. Ohne Faxgruppen kommt niemand an das neue Fax-Management.',
    en: 'From version 5 on, fax permissions are given per number. Without fax groups nobody gets to the new fax management.',
  },
  guide: ['Fax-Berechtigungen pro Faxnummer', 'Faxnummern anzeigen'],
  read: importFaxes,
  label: {
    de: 'Faxnummern (Administration > Fax)',
    en: 'Fax numbers (Administration > Fax)',
  },
  file: { de: 'faxnummern', en: 'fax-numbers' },
  text: () => ({
    de: 'Jetzt die Faxnummern: Bitte die Übersicht *Administration > Fax* übergeben, und wenn möglich auch *Administration > Gruppen*, damit passende Benutzergruppen vorgeschlagen werden.',
    en: 'Now the fax numbers: please hand in the overview *Administration > Fax*, and if possible *Administration > Gruppen* as well, so that fitting user groups can be proposed.',
  }),
  query: (ctx) => ctx.server.tables?.faxes,
  also: {
    query: (ctx) => ctx.server.tables?.groups,
    file: { de: 'gruppen', en: 'groups' },
  },
  fields: () => tableFields(GROUPS, GROUPS_LABEL),
  checkFields: (values) => checkTable(GROUPS, values, importGroups, false),
  use: (imported, answer, ctx, also) => {
    const given = givenTable(GROUPS, answer.values);
    const groups =
      also !== undefined ? importGroups(also, 'mysql') : given && importGroups(given.text);
    if (groups?.usable === false) {
      return { complaint: GROUPS_WRONG, evidence: [describeProblems(groups.problems)] };
    }
    const doubts = unlikeBefore(imported.rows.length, ctx.get(countsBefore)?.faxes, noted('faxes'));
    const before = !groups && ctx.get(groupRows) ? [KEPT_GROUPS] : [];
    return pass(joinTexts([importedText(imported, doubts), ...before], '\n'), {
      facts: [
        learn(faxRows, [...imported.rows]),
        ...(groups ? [learn(groupRows, [...groups.rows])] : []),
      ],
    });
  },
  otherwise: (answer, ctx) =>
    pass(leftOutNote(answer), {
      skips: [FAX.decide, FAX.work, FAX.verify],
      // A table that was taken back must not count any more.
      facts: ctx.get(faxRows) ? [learn(faxRows, [])] : [],
    }),
});

/** Only one of the two tables may have been the wrong one. */
const KEPT_GROUPS: Text = {
  de: 'Gruppen: wie vorhin übergeben.',
  en: 'Groups: as handed in before.',
};
const GROUPS_WRONG: Text = {
  de: 'Die Abfrage der Gruppen (`tables.groups`) hat keine Gruppenübersicht geliefert:',
  en: 'The query for groups (`tables.groups`) has given no group overview:',
};
const GROUPS_LABEL: Text = {
  de: 'Gruppen (Administration > Gruppen)',
  en: 'Groups (Administration > Gruppen)',
};
