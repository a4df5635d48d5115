/**
 * The text of a file somebody exported: UTF-8 with or without a mark, UTF-16 with one, else the code page of a German Windows.
 * Undefined when it is no text at all (a workbook, a picture).
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const text = decode(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what they look like in a file that is no text
  return /[\u0000-\u0008\u000e-\u001a]/.test(text) ? undefined : text;
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
