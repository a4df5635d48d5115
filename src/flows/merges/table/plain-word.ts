/** Letters of other alphabets that have no mark to take off. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

/** Small letters and digits only, marks taken off: two spellings of a header or a name compare equal. */
export function plainWord(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/[ßłøæœđðþ]/g, (letter) => LETTERS[letter] as string)
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
