/** Words beside which a secret is told. */
const TELLING =
  /(?<!by|com)pass(?!t\b|ier|iv|au|enger|age)|kennw|secret|geheim|\bpins?\b|\bkeys?\b|token|credential|zugang|schl(?:ü|ue)ssel(?!dienst)|login|\bpwd?\b|\bpsk\b|community|\b(?<!(?:area|country|error|exit|return|source|status|zip)[ -])(?:access|unlock)?codes?\b|li[cz]en[csz]/iu;

const WHOLE = /^([ \t]*(?:\/?\*+|[#;]+|\/\/+)[ \t]*)(?!(?:include|exec|tryinclude)\b)(\S[^\r\n]*)/;

/** Behind a setting, as files of this name write it. */
const BEHIND: readonly (readonly [path: RegExp, comment: RegExp])[] = [
  [/\.(?:php\d?|inc|phtml)$/, /^(.*?[\s;,{}(](?:\/\/|#|\/\*)[ \t]*)(\S[^\r\n]*)/],
  [/^\/etc\/asterisk\//, /^(.*?[ \t];[ \t]*)(\S[^\r\n]*)/],
  [/./, /^(.*?[ \t]#[ \t]+)(\S[^\r\n]*)/],
];

/** A name, and behind it nothing but what is masked already. */
const SETTING = /^\S+(?:[ \t]+|[ \t]*(?:=>?|:|,)[ \t]*)["']?⟦\d+⟧["']?[\s;,)]*$/;

/** What may be a secret in a sentence: a word of letters and digits. */
const LIKELY = /(?<!\S)(?=\S*\d)(?=\S*\p{L})[^\s⟦⟧]{5,}/u;

/** The same for a file that hardly ever tells one: only a comment with a word that may be it. */
export function maskTellingComment(
  line: string,
  path: string,
  cover: (words: string) => string,
): string {
  return maskComment(line, path, (words) => (LIKELY.test(words) ? cover(words) : words));
}

/** The line with its comment covered, when that may tell a secret; a single word is a heading. */
export function maskComment(line: string, path: string, cover: (words: string) => string): string {
  const behind = BEHIND.find(([known]) => known.test(path))?.[1];
  const [, before, rest] = WHOLE.exec(line) ?? behind?.exec(line) ?? [];
  if (before === undefined || rest === undefined) return line;
  const words = rest.trimEnd();
  const told = words.replace(/⟦\d+⟧/g, '');
  if (!TELLING.test(told) || SETTING.test(words) || /^\p{L}+[:.]?$/u.test(words)) return line;
  return `${before}${cover(words)}${line.slice(before.length + words.length)}`;
}
