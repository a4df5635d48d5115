import { LOOK_ALIKE } from '../../redact/look-alikes.ts';

export { verbatim } from '../../redact/look-alikes.ts';

/** A sign before a word and the same one behind a word: Slack formats what lies between. */
const PAIR = /(?<![\p{L}\p{N}])([*_~])(?=\S)(?:[^\n]*\S)?\1(?![\p{L}\p{N}])/u;

/**
 * Words from outside so that nothing in them is read as formatting: Slack has no way to escape it, `*x*` in a name would be a bold x,
 * and a backtick the end of a code span. Names such as `fax_lager` or `~/.my.cnf` stay as they are.
 */
export function inert(words: string): string {
  const quiet = words.replaceAll('`', LOOK_ALIKE['`'] as string);
  return PAIR.test(quiet) ? quiet.replace(/[*_~]/g, (sign) => LOOK_ALIKE[sign] ?? sign) : quiet;
}
