import { quote, same, type Text } from '../../run/text.ts';
import { finishImport } from '../table/finish-import.ts';
import { importTable, type TableSource } from '../table/import-table.ts';
import type { Imported, ImportProblem } from '../table/imported.ts';
import { repeatedLine } from '../table/repeated-line.ts';
import type { TableSpec } from '../table/table-spec.ts';
import { GroupRow } from './group-row.ts';

type Column = 'id' | 'title' | 'name' | 'type';

/** What the group overview looks like. */
export const GROUPS: TableSpec<Column> = {
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
  const ids = new Map<string, GroupRow>();
  for (const { line, cells } of table.rows) {
    const { id, name } = cells;
    if (name === '') {
      problems.push({ line, severity: 'error', text: NO_NAME });
      continue;
    }
    const group = GroupRow.parse({ line, ...cells, type: cells.type.toLowerCase() });
    const [before, other] = [groups.get(name), id === '' ? undefined : ids.get(id)];
    if (before) problems.push(repeatedLine(same(quote(name)), before, group, AGAIN));
    else if (other) problems.push(repeatedLine(same(`Id ${quote(id)}`), other, group, AGAIN));
    else {
      groups.set(name, group);
      ids.set(id, group);
    }
  }
  return finishImport(table, { rows: [...groups.values()], problems });
}

const NO_NAME: Text = {
  de: 'In dieser Zeile fehlt der systeminterne Name der Gruppe.',
  en: 'This line has no systemic name of the group.',
};
const AGAIN: Text = {
  de: 'Id und systeminternen Namen einer Gruppe gibt es nur einmal: Bitte die Tabelle neu erzeugen.',
  en: 'Id and systemic name of a group exist only once: please make the table again.',
};
