import { quote, type Text } from '../../run/text.ts';
import { importTable, type TableSource } from '../table/import-table.ts';
import type { Imported, ImportProblem } from '../table/imported.ts';
import type { TableSpec } from '../table/table-spec.ts';
import { FaxRow } from './fax-row.ts';

type Column = 'id' | 'name' | 'extension' | 'tsi' | 'headline';

const FAXES: TableSpec<Column> = {
  title: { de: 'Faxübersicht', en: 'fax overview (Faxübersicht)' },
  place: 'Administration > Fax',
  columns: [
    {
      id: 'id',
      label: 'Id',
      names: ['id', 'nr'],
      required: false,
      fits: (cell) => /^\d+$/.test(cell),
    },
    {
      id: 'name',
      label: 'Name',
      names: ['name', 'bezeichnung', 'titel', 'title', 'faxname'],
      required: true,
      fits: (cell) => cell !== '',
    },
    {
      id: 'extension',
      label: 'Nebenstelle',
      names: [
        'nebenstelle',
        'nebenstellen',
        'extension',
        'faxnummer',
        'rufnummer',
        'nummer',
        'number',
        'durchwahl',
      ],
      required: true,
      fits: isExtension,
    },
    {
      id: 'tsi',
      label: 'TSI',
      names: ['tsi', 'stationid', 'faxkennung', 'kennung'],
      required: false,
      fits: () => true,
    },
    {
      id: 'headline',
      label: 'Kopfzeile',
      names: ['kopfzeile', 'headline', 'header', 'headerline'],
      required: false,
      fits: () => true,
    },
  ],
};

/** Reads the fax overview; the whole table or nothing of it. */
export function importFaxes(text: string, source: TableSource = 'table'): Imported<FaxRow> {
  const table = importTable(text, FAXES, source);
  const problems: ImportProblem[] = [...table.problems];
  const faxes = new Map<string, FaxRow>();
  for (const { line, cells } of table.rows) {
    const { id, name, tsi, headline } = cells;
    const extension = cells.extension.replaceAll(/\s/g, '');
    const before = faxes.get(extension);
    if (!isExtension(extension))
      problems.push({ line, severity: 'error', text: noNumber(cells.extension) });
    else if (before)
      problems.push({ line, severity: 'error', text: twice(extension, before.line) });
    else
      faxes.set(
        extension,
        FaxRow.parse({ line, id, name: name || extension, extension, tsi, headline }),
      );
  }
  const usable = problems.every(({ severity }) => severity !== 'error');
  return {
    usable,
    rows: usable ? [...faxes.values()] : [],
    problems,
    understood: table.understood,
  };
}

function isExtension(cell: string): boolean {
  return /^\+?\d{1,20}$/.test(cell);
}

function noNumber(cell: string): Text {
  const shown = quote(cell.slice(0, 60));
  return {
    de: `„${shown}“ ist keine Nebenstelle; erwartet werden Ziffern. Vielleicht sind in dieser Zeile Spalten verrutscht.`,
    en: `“${shown}” is no extension; digits are expected. Perhaps columns have slipped in this line.`,
  };
}

function twice(extension: string, line: number): Text {
  return {
    de: `Die Nebenstelle ${extension} steht schon in Zeile ${line}. Bitte im Admin-Client klären, welches Fax sie hat.`,
    en: `Extension ${extension} already stands in line ${line}. Please find out in the Admin client which fax has it.`,
  };
}
