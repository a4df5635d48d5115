import { quote, type Text } from '../../run/text.ts';

/** Longer than any number that can be dialled (15 digits, and what stands before them). */
const NUMBER = /^\+?[\d*#]{1,20}$/;
/** A long number after a spreadsheet was at it: its last digits are lost. */
const SCIENTIFIC = /^\d[.,]\d+E\+?\d+$/i;

export interface ReadNumbers {
  readonly numbers: readonly string[];
  readonly problem: Text | undefined;
}

/** `416, 4161` as two numbers; spaces, slashes and hyphens inside an international number do not count. */
export function readNumbers(cell: string): ReadNumbers {
  const parts = cell
    .split(/[,;|\n]|\s\/\s/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) => (part.startsWith('+') ? [compact(part)] : part.split(/[\s/]+/)));
  const wrong = SCIENTIFIC.test(cell.trim()) ? cell : parts.find((part) => !NUMBER.test(part));
  if (wrong === undefined) return { numbers: [...new Set(parts)], problem: undefined };
  return { numbers: [], problem: SCIENTIFIC.test(wrong) ? rounded(wrong) : notANumber(wrong) };
}

/** Whether a cell can stand in a column of numbers; people without one exist. */
export function isNumberList(cell: string): boolean {
  return readNumbers(cell).problem === undefined;
}

function compact(number: string): string {
  return number.replaceAll(/[\s/()-]/g, '');
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
    de: `„${shown}“ ist keine Nebenstelle; erwartet werden Ziffern, mehrere durch Komma getrennt. Vielleicht sind in dieser Zeile Spalten verrutscht.`,
    en: `“${shown}” is no extension; digits are expected, several separated by commas. Perhaps columns have slipped in this line.`,
  };
}
