/**
 * Slack has no way to escape the signs of its formatting: `*x*` in a name would be a bold x, and a backtick the end of a code span. These
 * look the same and mean nothing.
 */
const LOOK_ALIKE: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };
const SIGN: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(LOOK_ALIKE).map(([sign, shown]) => [shown, sign]),
);

/** A sign before a word and the same one behind a word: Slack formats what lies between. */
const PAIR = /(?<![\p{L}\p{N}])([*_~])(?=\S)(?:[^\n]*\S)?\1(?![\p{L}\p{N}])/u;

/** Words from outside so that nothing in them is read as formatting. Names such as `fax_lager` or `~/.my.cnf` stay as they are. */
export function inert(words: string): string {
  const quiet = words.replaceAll('`', LOOK_ALIKE['`'] as string);
  return PAIR.test(quiet) ? quiet.replace(/[*_~]/g, (sign) => LOOK_ALIKE[sign] ?? sign) : quiet;
}

/** The words as they were, for everything that is not Slack: documents, files, the terminal. */
export function verbatim(shown: string): string {
  return shown.replace(/[∗ˍ∼ˋ]/g, (sign) => SIGN[sign] ?? sign);
}
