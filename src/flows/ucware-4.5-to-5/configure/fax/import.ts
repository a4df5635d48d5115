import { sharedWithUsers } from '../../../merges/fax/fax-items.ts';
import type { FaxRow } from '../../../merges/fax/fax-row.ts';
import type { GroupRow } from '../../../merges/fax/group-row.ts';
import { importFaxes } from '../../../merges/fax/import-faxes.ts';
import { importGroups } from '../../../merges/fax/import-groups.ts';
import { describeProblems } from '../../../merges/table/import-texts.ts';
import type { Imported } from '../../../merges/table/imported.ts';
import { learn } from '../../../run/fact.ts';
import type { Answer } from '../../../run/question.ts';
import type { StepContext } from '../../../run/step.ts';
import { joinTexts, type Text } from '../../../run/text.ts';
import { pass } from '../../../run/verdict.ts';
import { LIST } from '../../../steps/list-step.ts';
import { leftOutNote } from '../../../steps/skip-part.ts';
import {
  checkTable,
  givenTable,
  importedText,
  tableFields,
  unlikeBefore,
} from '../../../steps/table-fields.ts';
import { tableStep } from '../../../steps/table-step.ts';
import { STAY } from '../../../steps/take-over.ts';
import { noted } from '../../counts.ts';
import { countsBefore } from '../../prepare/count-before.ts';
import { accountRows } from '../accounts/facts.ts';
import { asReconsidered, carriedNote } from '../carry-over.ts';
import { carryFaxes } from './carry.ts';
import type { FaxTables } from './decisions.ts';
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
  table: 'faxes',
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
  fields: () => tableFields(GROUPS, GROUPS_LABEL, 'groups'),
  checkFields: (values) => checkTable(GROUPS, values, importGroups, false),
  choices: (ctx) =>
    (ctx.get(faxRows) ?? []).length > 0
      ? [
          {
            id: ONLY_GROUPS,
            label: GROUPS_ONLY,
            fields: tableFields(GROUPS, GROUPS_LABEL, 'groups'),
          },
          STAY,
        ]
      : [],
  checkOther: ({ choice, values }) =>
    choice === ONLY_GROUPS ? checkTable(GROUPS, values, importGroups) : {},
  alone: (answer, ctx) =>
    answer.choice === ONLY_GROUPS
      ? { usable: true, rows: ctx.get(faxRows) ?? [], problems: [], understood: [] }
      : null,
  reconsider: (imported, answer, ctx, also) => {
    const groups = groupsIn(answer, also);
    if (groups?.usable === false) return null;
    const tables = tablesWith(imported.rows, groups?.rows, ctx);
    return asReconsidered(carryFaxes(tables, ctx), imported.rows.length, ctx);
  },
  use: (imported, answer, ctx, also) => {
    const groups = groupsIn(answer, also);
    if (groups?.usable === false) {
      return { complaint: GROUPS_WRONG, evidence: [describeProblems(groups.problems)] };
    }
    const doubts = unlikeBefore(imported.rows.length, ctx.get(countsBefore)?.faxes, noted('faxes'));
    const carried = carryFaxes(tablesWith(imported.rows, groups?.rows, ctx), ctx);
    const taken = answer.choice === ONLY_GROUPS ? KEPT_FAXES : importedText(imported, doubts);
    const extensions = imported.rows.map(({ extension }) => extension);
    const users = sharedWithUsers(extensions, ctx.get(accountRows) ?? []);
    const lines = [...carriedNote(carried), taken, groupsNote(groups, ctx), ...users];
    return pass(joinTexts(lines, '\n'), {
      reopens: [{ list: `${FAX.decide}/${LIST}`, items: carried.again }],
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

/** The group overview that was given with an answer, or by a query. */
function groupsIn(answer: Answer, also: string | undefined): Imported<GroupRow> | undefined {
  if (also !== undefined) return importGroups(also, 'mysql');
  const given = givenTable(GROUPS, answer.values);
  return given && importGroups(given.text);
}

function tablesWith(
  faxes: readonly FaxRow[],
  groups: readonly GroupRow[] | undefined,
  ctx: StepContext,
): FaxTables {
  return { faxes, groups: groups ?? ctx.get(groupRows) ?? null };
}

/** How many groups were read, and that there are some at all: without them nobody can see which names exist. */
function groupsNote(groups: Imported<GroupRow> | undefined, ctx: StepContext): Text {
  if (!groups) return ctx.get(groupRows) ? KEPT_GROUPS : NO_GROUPS;
  const users = groups.rows.filter(({ type }) => type === 'user').length;
  const faxes = groups.rows.filter(({ type }) => type === 'fax').length;
  return {
    de: `Gruppen: ${groups.rows.length} übernommen (Benutzergruppen: ${users}, Fax-Gruppen: ${faxes}).`,
    en: `Groups: ${groups.rows.length} taken over (user groups: ${users}, fax groups: ${faxes}).`,
  };
}

const NO_GROUPS: Text = {
  de: 'Gruppen: keine übergeben. Namen von Benutzergruppen lassen sich so nicht prüfen.',
  en: 'Groups: none handed in. Names of user groups cannot be checked like this.',
};
const ONLY_GROUPS = 'groups-only';
const GROUPS_ONLY: Text = {
  de: 'Nur die Gruppen neu übergeben …',
  en: 'Hand in only the groups anew …',
};
const KEPT_FAXES: Text = {
  de: 'Faxnummern: wie vorhin übergeben.',
  en: 'Fax numbers: as handed in before.',
};

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
