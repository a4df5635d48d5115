const LONGEST = 200;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters of a server must not reach a message
const CONTROL = /[\u0000-\u001f\u007f-\u009f]+/g;

/**
 * A value that came from a server, safe inside a Slack message: shown as code, bounded, unable to end the code span, to
 * mention anybody or to become a link.
 */
export function quote(value: string): string {
  const plain = value.replace(CONTROL, ' ').replaceAll('`', '’').trim();
  const short = plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
  const escaped = short.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `\`${escaped === '' ? ' ' : escaped}\``;
}

/** Several values, at most `most` of them, with the number of those left out. */
export function quoteAll(values: readonly string[], most = 5): string {
  const shown = values.slice(0, most).map(quote).join(', ');
  return values.length > most ? `${shown} (+${values.length - most})` : shown;
}
