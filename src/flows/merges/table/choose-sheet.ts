import { joinTexts, quote, type Text } from '../../run/text.ts';
import { better, findHeader, type Header } from './find-header.ts';
import { noHeader } from './import-texts.ts';
import type { Sheet, Workbook } from './read-workbook.ts';
import { cleanCell, type TableLine } from './split-lines.ts';
import type { TableSpec } from './table-spec.ts';

export type ChosenSheet =
  | {
      readonly ok: true;
      readonly sheet: Sheet;
      /** Sheets that could not be read: broken, or far too large. */
      readonly unread: readonly string[];
    }
  | { readonly ok: false; readonly problem: Text };

/** More sheets than this are no list of users any more; each has to be unpacked to be looked at. */
const MOST_SHEETS = 50;
/** More names than this are counted. */
const NAMED = 12;

interface Looked {
  readonly sheet: Sheet;
  readonly header: Header<string> | null;
  readonly filled: boolean;
}

/**
 * The sheet that holds the overview: of several the only one with its header, because covers and notes stand before it. Null where no
 * sheet can be read.
 */
export function chooseSheet(workbook: Workbook, spec: TableSpec<string>): ChosenSheet | null {
  const looked: Looked[] = [];
  const unread: string[] = [];
  for (const name of workbook.names.slice(0, MOST_SHEETS)) {
    const sheet = workbook.read(name);
    if (sheet) looked.push(lookAt(sheet, spec));
    else unread.push(name);
  }
  const [first] = looked;
  if (!first) return null;
  if (workbook.names.length === 1) return { ok: true, sheet: first.sheet, unread };
  const whole = looked.filter(({ header }) => header?.missing.length === 0);
  const filled = whole.filter((one) => one.filled);
  const [found, another] = filled.length > 0 ? filled : whole;
  if (!found) {
    const more = workbook.names.length - MOST_SHEETS;
    return {
      ok: false,
      problem: joinTexts([nowhere(looked, spec), ...notRead(unread, more)], ' '),
    };
  }
  if (another) return { ok: false, problem: onSeveral(filled.length > 0 ? filled : whole, spec) };
  return { ok: true, sheet: found.sheet, unread };
}

function notRead(unread: readonly string[], more: number): Text[] {
  const names = quoted(unread);
  return [
    ...(unread.length > 0
      ? [
          {
            de: `Nicht zu lesen, weil zu groß oder beschädigt: ${names.de}.`,
            en: `Not readable, because too large or damaged: ${names.en}.`,
          },
        ]
      : []),
    ...(more > 0
      ? [
          {
            de: `Weitere Blätter, die nicht angesehen wurden: ${more}. Bitte nur das gemeinte in der Datei lassen.`,
            en: `Further sheets that were not looked at: ${more}. Please leave only the one that is meant in the file.`,
          },
        ]
      : []),
  ];
}

function lookAt(sheet: Sheet, spec: TableSpec<string>): Looked {
  const lines = sheet.rows.map(
    (row, at): TableLine => ({ line: at + 1, cells: row.map(cleanCell) }),
  );
  const header = findHeader(lines, spec.columns);
  const filled = lines.some(
    ({ line, cells }) => header && line > header.line && cells.some((cell) => cell !== ''),
  );
  return { sheet, header, filled };
}

function nowhere(looked: readonly Looked[], spec: TableSpec<string>): Text {
  const nearest = looked.reduce((best, one) =>
    one.header && (!best.header || better(one.header, best.header)) ? one : best,
  );
  const why = noHeader(textOf(nearest.sheet), spec, nearest.header);
  const [names, near] = [namesOf(looked), quote(nearest.sheet.name)];
  return {
    de: `Auf keinem Blatt der Datei steht die ${spec.title.de}. Angesehen: ${names.de}. Zu „${near}“: ${why.de}`,
    en: `No sheet of the file holds the ${spec.title.en}. Looked at: ${names.en}. About “${near}”: ${why.en}`,
  };
}

function onSeveral(found: readonly Looked[], spec: TableSpec<string>): Text {
  const names = namesOf(found);
  return {
    de: `Mehrere Blätter der Datei sehen nach der ${spec.title.de} aus: ${names.de}. Bitte nur das gemeinte in der Datei lassen, oder seinen Inhalt einfügen.`,
    en: `Several sheets of the file look like the ${spec.title.en}: ${names.en}. Please leave only the one that is meant in the file, or paste its content.`,
  };
}

function namesOf(looked: readonly Looked[]): Text {
  return quoted(looked.map(({ sheet }) => sheet.name));
}

function quoted(all: readonly string[]): Text {
  const names = all.slice(0, NAMED).map((name) => quote(name));
  const more = all.length > NAMED ? ` … (${all.length})` : '';
  return { de: `„${names.join('“, „')}“${more}`, en: `“${names.join('”, “')}”${more}` };
}

function textOf({ rows }: Sheet): string {
  return rows.map((row) => row.join(' ')).join('\n');
}
