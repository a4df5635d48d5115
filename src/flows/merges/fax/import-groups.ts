import { quote } from '../../run/text.ts';
import { importTable, type TableSource } from '../table/import-table.ts';
import type { Imported, ImportProblem } from '../table/imported.ts';
import type { TableSpec } from '../table/table-spec.ts';
import { GroupRow } from './group-row.ts';

type Column = 'id' | 'title' | 'name' | 'type';

const GROUPS: TableSpec<Column> = {
  title: { de: 'Gruppenübersicht', en: 'group overview (Gruppenübersicht)' },
  place: 'Administration > Gruppen',
  columns: [
    {
      id: 'id',
      label: 'Id',
      names: ['id', 'nr'],
      required: false,
      fits: (cell) => /^\d+$/.test(cell),
    },
    {
      id: 'title',
      label: 'Titel',
      names: ['titel', 'title', 'bezeichnung'],
      required: true,
      fits: (cell) => cell !== '',
    },
    {
      id: 'name',
      label: 'Name',
      names: ['name', 'systemname', 'groupname'],
      required: true,
      fits: (cell) => cell !== '' && !/\s/.test(cell),
    },
    {
      id: 'type',
      label: 'Typ',
      names: ['typ', 'type', 'gruppentyp'],
      required: true,
      fits: (cell) => /^[a-z]+$/i.test(cell),
    },
  ],
};

/** Reads the group overview; the whole table or nothing of it. */
export function importGroups(text: string, source: TableSource = 'table'): Imported<GroupRow> {
  const table = importTable(text, GROUPS, source);
  const problems: ImportProblem[] = [...table.problems];
  const groups = new Map<string, GroupRow>();
  for (const { line, cells } of table.rows) {
    const before = groups.get(cells.name);
    if (cells.name === '' || before) problems.push(unclear(line, cells.name, before));
    else groups.set(cells.name, GroupRow.parse({ line, ...cells, type: cells.type.toLowerCase() }));
  }
  const usable = problems.every(({ severity }) => severity !== 'error');
  return {
    usable,
    rows: usable ? [...groups.values()] : [],
    problems,
    understood: table.understood,
  };
}

function unclear(line: number, name: string, before: GroupRow | undefined): ImportProblem {
  const shown = quote(name);
  return {
    line,
    severity: 'error',
    text: before
      ? {
          de: `Die Gruppe ${shown} steht schon in Zeile ${before.line}. Systeminterne Namen gibt es nur einmal: Bitte die Tabelle neu erzeugen.`,
          en: `The group ${shown} already stands in line ${before.line}. A systemic name exists only once: please make the table again.`,
        }
      : {
          de: 'In dieser Zeile fehlt der systeminterne Name der Gruppe.',
          en: 'This line has no systemic name of the group.',
        },
  };
}
