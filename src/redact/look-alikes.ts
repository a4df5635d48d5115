/**
 * Signs of Slack's formatting and what is shown in their place where they come from outside: they look the same and mean
 * nothing. Each is one character, so that texts keep their length.
 */
export const LOOK_ALIKE: Readonly<Record<string, string>> = {
  '*': '∗',
  _: 'ˍ',
  '~': '∼',
  '`': 'ˋ',
};
const SIGN: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(LOOK_ALIKE).map(([sign, shown]) => [shown, sign]),
);

/** The words as they were, for everything that is not Slack: documents, files, the terminal. */
export function verbatim(shown: string): string {
  return shown.replace(/[∗ˍ∼ˋ]/g, (sign) => SIGN[sign] ?? sign);
}
