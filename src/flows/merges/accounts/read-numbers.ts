import { quote, type Text } from '../../run/text.ts';
import { splitNumbers } from './split-numbers.ts';

/** Longer than any number that can be dialled (15 digits, and what stands before them). */
const NUMBER = /^(?=.*\d)\+?[\d*#]{1,20}$/;
/** A long number after a spreadsheet was at it: its last digits are lost. */
const SCIENTIFIC = /^\d[.,]\d+E\+?\d+$/i;
/** What a spreadsheet shows, and hands on, where the column is too narrow for the number. */
const TOO_NARROW = /^#+$/;
/** What a spreadsheet makes of `4/16`. */
const DATE = /^(?:\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?)$/;

export interface ReadNumbers {
  readonly numbers: readonly string[];
  readonly problem: Text | undefined;
  /** How something was read that could be meant otherwise. */
  readonly doubt: Text | undefined;
}

/** `416, 4161` as two numbers, `040 66969 431` as one; see `splitNumbers` for what blanks and slashes mean. */
export function readNumbers(cell: string): ReadNumbers {
  const pieces = cell
    .split(/[,;|\n]/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map((piece) => ({ piece, ...splitNumbers(piece) }));
  const numbers = pieces.flatMap((one) => one.numbers);
  // The comma of a rounded number parts no numbers.
  const wrong =
    cell
      .split('\n')
      .map((line) => line.trim())
      .find((line) => SCIENTIFIC.test(line)) ?? numbers.find((number) => !NUMBER.test(number));
  if (wrong !== undefined) return { numbers: [], problem: whatIsWrong(wrong), doubt: undefined };
  const unclear = pieces.filter(({ clear }) => !clear);
  return {
    numbers: [...new Set(numbers)],
    problem: undefined,
    doubt: unclear.length > 0 ? doubtful(unclear) : undefined,
  };
}

/** Whether a cell can stand in a column of numbers; people without one exist. */
export function isNumberList(cell: string): boolean {
  return readNumbers(cell).problem === undefined;
}

/**
 * Whether a cell holds numbers that are not among those `read` beside it. Not every figure is one: extensions are short, long numbers begin
 * with a prefix. `short`: only what looks like an extension counts.
 */
export function compareNumbers(
  cell: string,
  read: string,
  short = false,
): 'more' | 'same' | 'else' {
  const { numbers } = readNumbers(cell);
  const known = readNumbers(read).numbers;
  const like = short ? /^\d{2,6}$/ : /^(?:\d{2,6}|(?:\+|0)\d{6,})$/;
  if (numbers.length === 0 || !numbers.every((number) => like.test(number))) return 'else';
  const more = numbers.some((number) => !known.includes(number) && !isOutside(number, known));
  return more ? 'more' : 'same';
}

/** Whether a long number only writes out one of the extensions, as it is dialled from outside. */
export function isOutside(number: string, extensions: readonly string[]): boolean {
  return extensions.some(
    (extension) =>
      /^(?:\+|0)/.test(number) &&
      number.length - extension.length >= FEWEST_BEFORE &&
      number.endsWith(extension),
  );
}

/** Area code and the number of the company. */
const FEWEST_BEFORE = 5;

function doubtful(
  pieces: readonly { readonly piece: string; readonly numbers: readonly string[] }[],
): Text {
  const list = pieces.map(({ piece, numbers }) => [quote(piece), quote(numbers.join(', '))]);
  return {
    de: `${list.map(([piece, read]) => `„${piece}“ gelesen als ${read}`).join('; ')}. Ist das anders gemeint, bitte mehrere Nummern durch Komma trennen und eine Nummer ohne Leerzeichen schreiben.`,
    en: `${list.map(([piece, read]) => `“${piece}” read as ${read}`).join('; ')}. If something else is meant, please separate several numbers by commas and write one number without blanks.`,
  };
}

function whatIsWrong(cell: string): Text {
  if (SCIENTIFIC.test(cell)) return rounded(cell);
  if (TOO_NARROW.test(cell)) return tooNarrow(cell);
  return DATE.test(cell) ? madeADate(cell) : notANumber(cell);
}

function tooNarrow(cell: string): Text {
  const shown = quote(cell.slice(0, 60));
  return {
    de: `„${shown}“ ist keine Nebenstelle: So zeigt die Tabellenkalkulation eine Nummer, für die die Spalte zu schmal ist. Bitte die Spalte verbreitern und die Tabelle neu erzeugen.`,
    en: `“${shown}” is no extension: that is how a spreadsheet shows a number its column is too narrow for. Please widen the column and make the table again.`,
  };
}

function madeADate(cell: string): Text {
  const shown = quote(cell);
  return {
    de: `„${shown}“ ist keine Nebenstelle: Die Tabellenkalkulation hat ein Datum daraus gemacht. Bitte die Spalte als Text formatieren und die Nummer neu eintragen.`,
    en: `“${shown}” is no extension: the spreadsheet has made a date of it. Please format the column as text and enter the number again.`,
  };
}

function rounded(cell: string): Text {
  const shown = quote(cell);
  return {
    de: `„${shown}“ ist keine Nebenstelle mehr: Die Tabellenkalkulation hat die Nummer gerundet. Bitte die Spalte als Text formatieren und die Tabelle neu erzeugen.`,
    en: `“${shown}” is no extension any more: the spreadsheet has rounded the number. Please format the column as text and make the table again.`,
  };
}

function notANumber(cell: string): Text {
  const shown = quote(cell.slice(0, 60));
  return {
    de: `„${shown}“ ist keine Nebenstelle; erwartet werden Ziffern, mehrere durch Komma getrennt.`,
    en: `“${shown}” is no extension; digits are expected, several separated by commas.`,
  };
}
