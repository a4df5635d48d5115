import type { Texts } from './texts.ts';

/** How the bytes of a file become characters and the other way round without losing one. */
export type Encoding = 'utf-8' | 'latin-1';

export interface Decoded {
  readonly encoding: Encoding;
  readonly base: string | null;
  readonly own: string;
  readonly vendor: string;
  /** One side has signs in UTF-8 and the other in something else: a file of lines of both would have two encodings. */
  readonly mixed: boolean;
}

/** How far git looks for a zero byte to tell a text from anything else. */
const LOOKED_AT = 8_000;

/** The texts as characters; null when one of them is not a text. One encoding for all, so that equal bytes stay equal. */
export function decode({ base, own, vendor }: Texts): Decoded | null {
  const all = base ? [base, own, vendor] : [own, vendor];
  if (all.some((bytes) => bytes.subarray(0, LOOKED_AT).includes(0))) return null;
  const encoding: Encoding = all.every(isUtf8) ? 'utf-8' : 'latin-1';
  const read = encoding === 'utf-8' ? fromUtf8 : fromLatin1;
  const mixed = isUtf8(own) ? hasSigns(own) && !isUtf8(vendor) : isUtf8(vendor) && hasSigns(vendor);
  return { encoding, base: base && read(base), own: read(own), vendor: read(vendor), mixed };
}

/** Whether there is more in it than ASCII, which all encodings have in common. */
function hasSigns(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte > 0x7f);
}

/** What may be cut anywhere or mixed: bytes that are no characters become signs that say so. */
export function decodeLeniently(bytes: Uint8Array, encoding: Encoding): string {
  return encoding === 'utf-8' ? fromUtf8(bytes) : fromLatin1(bytes);
}

/** The bytes of a text; null when the encoding has no sign for one of its characters. */
export function encode(text: string, encoding: Encoding): Uint8Array | null {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0xff) return null;
    bytes[at] = code;
  }
  return bytes;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function fromUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** `TextDecoder` would read Windows' signs into bytes that ISO 8859-1 keeps for controls. */
function fromLatin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096) {
    text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  }
  return text;
}
