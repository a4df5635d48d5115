/**
 * Signs that steer a terminal or turn the direction of a line instead of being read: control characters but for tab and line
 * break, and the overrides and isolates of bidirectional text.
 */
const STEERING =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is shown
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\r(?!\n)/g;

/**
 * Words from a server or a file as they can be shown: what would steer the terminal or hide what a line says stands there to be
 * seen, `^[` for an escape, `<U+202E>` for an override. Twice changes nothing.
 */
export function visible(words: string): string {
  return words.replace(STEERING, shown);
}

function shown(sign: string): string {
  const code = sign.charCodeAt(0);
  if (code < 0x20) return `^${String.fromCharCode(code + 0x40)}`;
  if (code === 0x7f) return '^?';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

/** A value as JSON that steers nothing either and still reads as the very same value. */
export function visibleJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    STEERING,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
