import { joinTexts, quote, same, type Text } from '../../run/text.ts';
import { rateNumberHeader } from '../accounts/number-headers.ts';
import { compareNumbers, readNumbers } from '../accounts/read-numbers.ts';
import { finishImport } from '../table/finish-import.ts';
import { importTable, type TableSource } from '../table/import-table.ts';
import type { Imported, ImportProblem } from '../table/imported.ts';
import { repeatedLine } from '../table/repeated-line.ts';
import type { HeaderRating, TableSpec } from '../table/table-spec.ts';
import { FaxRow } from './fax-row.ts';
import { readExtension } from './read-extension.ts';

type Column = 'id' | 'name' | 'extension' | 'tsi' | 'headline';

/** What the fax overview looks like. */
export const FAXES: TableSpec<Column> = {
  title: { de: 'Faxübersicht', en: 'fax overview (Faxübersicht)' },
  place: 'Administration > Fax',
  further: {
    like: 'extension',
    into: undefined,
    rate: rateFaxHeader,
    compare: (cell, _, read) => compareNumbers(cell, read),
    left: (labels) => ({
      de: `Nicht als Faxnummern gelesen, obwohl dort Nummern stehen: ${labels.de}. Sind es Faxnummern, kämen sie in keine Fax-Gruppe: Bitte jede in eine eigene Zeile schreiben und die Tabelle neu übergeben.`,
      en: `Not read as fax numbers although numbers stand there: ${labels.en}. If these are fax numbers, they would get into no fax group: please write each into a line of its own and hand in the table anew.`,
    }),
  },
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
      fits: (cell) => readExtension(cell) !== undefined,
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

/** Numbers of faxes are the ones that are wanted here. */
function rateFaxHeader(label: string): HeaderRating {
  return rateNumberHeader(label.replaceAll(/fax/gi, ''));
}

/** Reads the fax overview; the whole table or nothing of it. */
export function importFaxes(text: string, source: TableSource = 'table'): Imported<FaxRow> {
  const table = importTable(text, FAXES, source);
  const problems: ImportProblem[] = [...table.problems];
  const faxes = new Map<string, FaxRow>();
  const ids = new Map<string, FaxRow>();
  for (const { line, cells } of table.rows) {
    const { id, name, tsi, headline } = cells;
    const extension = readExtension(cells.extension);
    const { problem, doubt } = readNumbers(cells.extension);
    if (extension === undefined) {
      problems.push({ line, severity: 'error', text: noNumber(cells.extension, problem) });
      continue;
    }
    if (doubt) problems.push({ line, severity: 'warning', text: doubt });
    const fax = FaxRow.parse({ line, id, name: name || extension, extension, tsi, headline });
    const [before, other] = [faxes.get(extension), id === '' ? undefined : ids.get(id)];
    if (before) problems.push(repeatedLine(numbered(extension), before, fax, ASK_CLIENT));
    else if (other) problems.push(repeatedLine(same(`Id ${quote(id)}`), other, fax, ASK_CLIENT));
    else {
      faxes.set(extension, fax);
      ids.set(id, fax);
    }
  }
  const numbersOf = ({ extension }: FaxRow): readonly string[] => [extension];
  return finishImport(table, { rows: [...faxes.values()], problems, numbersOf });
}

function numbered(extension: string): Text {
  return { de: `Die Nebenstelle ${extension}`, en: `Extension ${extension}` };
}

function noNumber(cell: string, problem: Text | undefined): Text {
  const shown = quote(cell.slice(0, 60));
  const what = problem ?? {
    de: `„${shown}“ ist keine Nebenstelle; erwartet wird genau eine Nummer, ohne Leerzeichen.`,
    en: `“${shown}” is no extension; exactly one number is expected, without blanks.`,
  };
  return joinTexts([what, SLIPPED], ' ');
}

const SLIPPED: Text = {
  de: 'Vielleicht sind in dieser Zeile Spalten verrutscht.',
  en: 'Perhaps columns have slipped in this line.',
};

const ASK_CLIENT: Text = {
  de: 'Bitte im Admin-Client klären, welches Fax gemeint ist, und die Tabelle neu erzeugen.',
  en: 'Please find out in the Admin client which fax is meant, and make the table again.',
};
