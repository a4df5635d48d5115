import { describeProblems } from '../merges/table/import-texts.ts';
import type { Imported } from '../merges/table/imported.ts';
import { counted } from '../run/counted.ts';
import type { Field } from '../run/question.ts';
import { joinTexts, type Text } from '../run/text.ts';
import { field } from './choices.ts';

type Values = Readonly<Record<string, string>>;
type Read<Row> = (text: string) => Imported<Row>;

/**
 * A table as text pasted from the Admin client, or as a file; one of the two. `name` begins the ids of both fields. Both are kept as given:
 * a last row may end in tabs, which stand for its empty cells.
 */
export function tableFields(
  name: string,
  label: Text,
  table: NonNullable<Field['table']>,
): Field[] {
  const file: Text = { de: `${label.de}, als Datei`, en: `${label.en}, as a file` };
  return [
    field(
      name,
      'multiline',
      { de: `${label.de}, eingefügt`, en: `${label.en}, pasted` },
      { optional: true, hint: PASTE, verbatim: true },
    ),
    field(`${name}-file`, 'file', file, { optional: true, hint: FILE, table, verbatim: true }),
  ];
}

const PASTE: Text = {
  de: 'Die Übersicht im Browser markieren, kopieren und hier einfügen. Mehr als 3.000 Zeichen gehen nur als Datei.',
  en: 'Select the overview in the browser, copy it and paste it here. More than 3,000 characters need a file.',
};
const FILE: Text = { de: 'CSV, Text oder .xlsx.', en: 'CSV, text or .xlsx.' };

/** The text that was handed in, and the field it stands in; undefined where there is none. */
export function givenTable(
  name: string,
  values: Values,
): { readonly text: string; readonly field: string } | undefined {
  const fields = [`${name}-file`, name];
  const given = fields.find((one) => (values[one] ?? '').trim() !== '');
  return given === undefined ? undefined : { text: values[given] ?? '', field: given };
}

/** What is wrong with a table, beside the field it was given in: nothing is recorded, and nothing has to be typed again. */
export function checkTable<Row>(
  name: string,
  values: Values,
  read: Read<Row>,
  required = true,
): Record<string, Text> {
  const given = givenTable(name, values);
  if (!given && (values[`${name}-file`] ?? '') !== '') return { [`${name}-file`]: EMPTY_FILE };
  if (!given) return required ? { [name]: NOTHING } : {};
  const both = bothGiven(name, values, read);
  if (both) return { [name]: both };
  const { usable, problems } = read(given.text);
  const errors = problems.filter(({ severity }) => severity === 'error');
  return usable
    ? {}
    : { [given.field]: describeProblems(errors.length > 0 ? errors : problems, 5) };
}

/** Nobody can tell which of two tables was meant; only where both say the same it does not matter. */
function bothGiven<Row>(name: string, values: Values, read: Read<Row>): Text | null {
  const [typed = '', filed = ''] = [values[name], values[`${name}-file`]];
  if (typed.trim() === '' || filed.trim() === '') return null;
  const [pasted, file] = [read(typed), read(filed)];
  if (pasted.usable && file.usable && content(pasted) === content(file)) return null;
  const [text, other] = [sizeOf(pasted), sizeOf(file)];
  return {
    de: `Hier ist eine Tabelle eingefügt (${text.de}), und zugleich eine andere als Datei gegeben (${other.de}). Bitte eines von beiden leeren.`,
    en: `A table is pasted here (${text.en}), and another one is given as a file (${other.en}). Please leave one of the two empty.`,
  };
}

/** What a table says, wherever its lines stand. */
function content<Row>({ rows }: Imported<Row>): string {
  return JSON.stringify(rows.map((row) => ({ ...row, line: 0 })));
}

function sizeOf<Row>({ usable, rows }: Imported<Row>): Text {
  return usable
    ? counted(rows.length, ENTRIES)
    : { de: 'so nicht lesbar', en: 'not readable as it is' };
}

const ENTRIES = { one: { de: 'Eintrag', en: 'entry' }, many: { de: 'Einträge', en: 'entries' } };
const EMPTY_FILE: Text = {
  de: 'Diese Datei ist leer. Bitte die Tabelle noch einmal speichern, oder hier einfügen.',
  en: 'This file is empty. Please save the table once more, or paste it here.',
};
const NOTHING: Text = {
  de: 'Bitte die Tabelle einfügen oder als Datei geben.',
  en: 'Please paste the table or give it as a file.',
};

/** How a table was understood, with what people should know about it. */
export function importedText<Row>(
  { rows, problems, understood, numbers }: Imported<Row>,
  doubts: readonly Text[] = [],
): Text {
  const [row, number] = [counted(rows.length, ROWS), counted(numbers ?? 0, NUMBERS)];
  const count: Text =
    numbers === undefined
      ? { de: `${row.de} übernommen.`, en: `${row.en} taken over.` }
      : {
          de: `${row.de} mit ${number.de} übernommen.`,
          en: `${row.en} with ${number.en} taken over.`,
        };
  const lines = [
    count,
    ...doubts,
    ...understood,
    ...(problems.length > 0 ? [describeProblems(problems)] : []),
  ];
  return joinTexts(lines, '\n');
}

/** Other counts than were written down before, which often means that pages or people are missing; empty where they agree. */
export function unlikeBefore(now: number, before: number | undefined, what: Text): Text[] {
  if (before === undefined || before === now) return [];
  return [
    {
      de: `*Achtung:* ${what.de}: ${before}; hier sind es ${now}. Bitte prüfen, ob etwas fehlt.`,
      en: `*Note:* ${what.en}: ${before}; here it is ${now}. Please check whether anything is missing.`,
    },
  ];
}

const ROWS = { one: { de: 'Zeile', en: 'row' }, many: { de: 'Zeilen', en: 'rows' } };
const NUMBERS = {
  one: { de: 'Nummer', en: 'number' },
  many: { de: 'verschiedenen Nummern', en: 'different numbers' },
};
