/** How programs write a text: as it is, or with something else in place of what is not ASCII. */
export function spellings(text: string): string[] {
  if (/^\p{ASCII}*$/u.test(text)) return [text];
  const written = (sign: (char: string) => string): string => text.replace(/\P{ASCII}/gu, sign);
  return [
    text,
    written(() => '?'),
    written((char) => bytesOf(char, () => '?')),
    written((char) => bytesOf(char, (byte) => `\\x${byte.toString(16)}`)),
    written((char) => bytesOf(char, (byte) => `\\${byte.toString(8)}`)),
    written(asPython),
  ];
}

function bytesOf(char: string, write: (byte: number) => string): string {
  return [...new TextEncoder().encode(char)].map(write).join('');
}

function asPython(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
