import { quoteCode } from '../run/text.ts';

const LONGEST = 200;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters of a server must not reach a message
const CONTROL = /[\u0000-\u001f\u007f-\u009f]+/g;

/** A value that came from a server, shown as code: bounded, on one line, and unable to end the code span. */
export function asCode(value: string): string {
  const plain = value.replace(CONTROL, ' ').replaceAll('`', '’').trim();
  const short = plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
  return `\`${quoteCode(short === '' ? ' ' : short)}\``;
}

/** Several values, at most `most` of them, with the number of those left out. */
export function asCodes(values: readonly string[], most = 5): string {
  const shown = values.slice(0, most).map(asCode).join(', ');
  return values.length > most ? `${shown} (+${values.length - most})` : shown;
}
