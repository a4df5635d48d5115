/** The bytes of a text file as text, and the name of its encoding as people know it. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
}

/** Enough to tell UTF-16 without a mark from other text. */
const LOOKED_AT = 2000;

/**
 * Reads text in whichever encoding it was saved: UTF-8 and UTF-16 with or without a byte order mark, else Windows-1252, which
 * spreadsheets of this country write and which contains latin-1. Null for a file that is no text, or in the encoding of DOS.
 */
export function decodeText(bytes: Uint8Array): Decoded | null {
  const found = decode(bytes);
  // C1 controls and NUL never stand in a table: the file is binary, or its umlauts are those of DOS.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return found === null || /[\u0000\u0080-\u009f]/.test(found.text) ? null : found;
}

function decode(bytes: Uint8Array): Decoded | null {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return as('utf-16le', 'UTF-16', bytes);
  if (first === 0xfe && second === 0xff) return as('utf-16be', 'UTF-16', bytes);
  if (first === 0xef && second === 0xbb && third === 0xbf) return as('utf-8', 'UTF-8', bytes);
  const wide = wideOrder(bytes);
  if (wide !== null) return as(wide, 'UTF-16', bytes);
  return as('utf-8', 'UTF-8', bytes) ?? as('windows-1252', 'Windows-1252 (latin-1)', bytes);
}

function as(label: string, encoding: string, bytes: Uint8Array): Decoded | null {
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding };
  } catch {
    return null;
  }
}

/** Tables are mostly ASCII: in UTF-16 every other byte is then zero. */
function wideOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, LOOKED_AT);
  const pairs = Math.floor(sample.length / 2);
  if (pairs === 0 || bytes.length % 2 === 1) return null;
  const zeros = (offset: number): number =>
    sample.filter((byte, at) => at % 2 === offset && byte === 0).length;
  if (zeros(1) > pairs / 2 && zeros(0) === 0) return 'utf-16le';
  if (zeros(0) > pairs / 2 && zeros(1) === 0) return 'utf-16be';
  return null;
}
