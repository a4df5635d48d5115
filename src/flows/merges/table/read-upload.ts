import { quote, type Text } from '../../run/text.ts';
import { type ChosenSheet, chooseSheet } from './choose-sheet.ts';
import { decodeText } from './decode-text.ts';
import { readWorkbook, type Sheet, type Workbook } from './read-workbook.ts';
import type { TableSpec } from './table-spec.ts';

/** A file somebody handed in, as text that can be shown, kept and imported; or why that is impossible. */
export type Upload =
  | { readonly ok: true; readonly text: string; readonly understood: Text }
  | { readonly ok: false; readonly problem: Text };

/** A table of 5,000 users has half a megabyte; ten times that is not a table any more. */
const MOST_BYTES = 5_000_000;

/** How files begin that people take for tables, and what to do about them. */
const FOREIGN: readonly { readonly start: readonly number[]; readonly problem: Text }[] = [
  {
    // OLE: an old .xls, or an .xlsx with a password.
    start: [0xd0, 0xcf, 0x11, 0xe0],
    problem: {
      de: 'Das ist eine alte Excel-Datei (.xls) oder eine mit Kennwort. Bitte als „CSV UTF-8“ oder als .xlsx ohne Kennwort speichern.',
      en: 'This is an old Excel file (.xls), or one with a password. Please save it as “CSV UTF-8”, or as .xlsx without a password.',
    },
  },
  {
    start: [0x25, 0x50, 0x44, 0x46],
    problem: {
      de: 'Das ist ein PDF. Aus einem PDF lassen sich Zeilen und Spalten nicht sicher lesen: Bitte die Tabelle als CSV oder .xlsx speichern, oder die Übersicht markieren, kopieren und einfügen.',
      en: 'This is a PDF, from which rows and columns cannot be read reliably: please save the table as CSV or .xlsx, or select the overview, copy and paste it.',
    },
  },
  ...[
    [0x89, 0x50, 0x4e, 0x47],
    [0xff, 0xd8, 0xff],
  ].map((start) => ({
    start,
    problem: {
      de: 'Das ist ein Bild. Bitte die Übersicht im Browser markieren, kopieren und als Text einfügen, oder eine Tabelle als CSV oder .xlsx hochladen.',
      en: 'This is a picture. Please select the overview in the browser, copy and paste it as text, or upload a table as CSV or .xlsx.',
    },
  })),
];

const ZIP = [0x50, 0x4b, 0x03, 0x04];

/**
 * Recognises the kind of file by its content; the name of a file says little. Of a workbook it reads the sheet that holds the overview
 * that is wanted; the first one where nobody says which that is.
 */
export function readUpload(bytes: Uint8Array, wanted?: TableSpec<string>): Upload {
  if (bytes.length === 0) {
    return refuse({
      de: 'Die Datei ist leer. Bitte die Tabelle noch einmal speichern und hochladen.',
      en: 'The file is empty. Please save the table again and upload it.',
    });
  }
  if (bytes.length > MOST_BYTES) {
    return refuse({
      de: `Die Datei hat ${inMegabytes(bytes)} MB, höchstens ${MOST_BYTES / 1e6} MB sind möglich. Bitte nur die Tabelle mit den nötigen Spalten speichern.`,
      en: `The file has ${inMegabytes(bytes)} MB, at most ${MOST_BYTES / 1e6} MB are possible. Please save only the table with the columns that are needed.`,
    });
  }
  const foreign = FOREIGN.find(({ start }) => startsWith(bytes, start));
  if (foreign) return refuse(foreign.problem);
  return startsWith(bytes, ZIP) ? readZip(bytes, wanted) : readPlain(bytes);
}

function readZip(bytes: Uint8Array, wanted: TableSpec<string> | undefined): Upload {
  const workbook = readWorkbook(bytes);
  const chosen = workbook && (wanted ? chooseSheet(workbook, wanted) : firstOf(workbook));
  if (workbook === null || chosen === null) {
    return refuse({
      de: 'Das ist eine gepackte Datei, aber keine Excel-Tabelle (.xlsx), die sich lesen lässt. Bitte als „CSV UTF-8“ speichern; aus LibreOffice (.ods) ebenso.',
      en: 'This is a packed file, but no Excel table (.xlsx) that can be read. Please save it as “CSV UTF-8”; the same goes for LibreOffice (.ods).',
    });
  }
  if (!chosen.ok) return chosen;
  const { sheet, unread } = chosen;
  return { ok: true, text: asText(sheet), understood: describeSheet(sheet, workbook, unread) };
}

function firstOf(workbook: Workbook): ChosenSheet | null {
  const [first] = workbook.names;
  const sheet = first === undefined ? null : workbook.read(first);
  return sheet && { ok: true, sheet, unread: [] };
}

function describeSheet({ name }: Sheet, { names }: Workbook, unread: readonly string[]): Text {
  const [sheet, others] = [quote(name), quote(names.filter((one) => one !== name).join(', '))];
  const broken = quote(unread.join(', '));
  const [de, en] =
    broken === '' ? ['', ''] : [`; nicht zu lesen: ${broken}`, `; not readable: ${broken}`];
  return others === ''
    ? { de: `Excel-Tabelle, Blatt „${sheet}“`, en: `Excel table, sheet “${sheet}”` }
    : {
        de: `Excel-Tabelle, Blatt „${sheet}“ (nicht übernommen: ${others}${de})`,
        en: `Excel table, sheet “${sheet}” (not taken over: ${others}${en})`,
      };
}

/**
 * One line per row of the sheet, so that line numbers in messages are those the spreadsheet shows. A sheet leaves out the empty cells at
 * the end of a row: each row is given as many cells as the widest above it, for nothing has slipped by that.
 */
function asText({ rows }: Sheet): string {
  let width = 0;
  const lines = rows.map((row) => {
    if (row.every((cell) => cell === '')) return '';
    width = Math.max(width, row.length);
    return Array.from({ length: width }, (_, at) => asCell(row[at] ?? '')).join('\t');
  });
  return lines.join('\n');
}

function asCell(cell: string): string {
  const flat = cell.replaceAll(/[\t\r\n]+/g, ' ');
  return flat.includes('"') ? `"${flat.replaceAll('"', '""')}"` : flat;
}

function readPlain(bytes: Uint8Array): Upload {
  const decoded = decodeText(bytes);
  if (decoded === null) {
    return refuse({
      de: 'Die Zeichen der Datei lassen sich nicht lesen: Sie ist kein Text, oder ihre Umlaute sind in einer alten Kodierung gespeichert. Bitte als „CSV UTF-8“ speichern.',
      en: 'The characters of the file cannot be read: it is no text, or its umlauts are in an old encoding. Please save it as “CSV UTF-8”.',
    });
  }
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(decoded.text)) {
    return refuse({
      de: 'Das ist eine Webseite (HTML oder XML), keine Tabelle. Bitte die Übersicht im Browser markieren, kopieren und als Text einfügen.',
      en: 'This is a web page (HTML or XML), not a table. Please select the overview in the browser, copy and paste it as text.',
    });
  }
  return {
    ok: true,
    text: decoded.text,
    understood: { de: `Textdatei in ${decoded.encoding}`, en: `text file in ${decoded.encoding}` },
  };
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

function inMegabytes(bytes: Uint8Array): string {
  return (bytes.length / 1e6).toFixed(1);
}

function refuse(problem: Text): Upload {
  return { ok: false, problem };
}
