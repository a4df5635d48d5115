import type { Texts } from '../../../../src/flows/merges/conffiles/texts.ts';

export function bytes(text: string, encoding: 'utf8' | 'latin1' = 'utf8'): Uint8Array {
  return new Uint8Array(Buffer.from(text, encoding));
}

export function textOfBytes(found: Uint8Array, encoding: 'utf8' | 'latin1' = 'utf8'): string {
  return Buffer.from(found).toString(encoding);
}

export function texts(
  base: string | null,
  own: string,
  vendor: string,
  path = '/etc/ucware/ucware.php',
): Texts {
  return { path, base: base === null ? null : bytes(base), own: bytes(own), vendor: bytes(vendor) };
}
