/** Letters that German and its neighbours write out. */
const WRITTEN_OUT: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'oe',
  å: 'aa',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  '&': ' und ',
  '+': ' plus ',
  '@': ' at ',
};

/**
 * A systemic name as in the guide's `faxgruppe_buchhaltung`: small letters, digits and single underscores. Empty where nothing of the
 * words can be written like that, e.g. other alphabets.
 */
export function systemName(words: string): string {
  return writtenOut(words)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
}

/** Small letters, with umlauts and signs as they are written where there are none. */
export function writtenOut(words: string): string {
  return [...words.normalize('NFC').toLowerCase()]
    .map((letter) => WRITTEN_OUT[letter] ?? letter)
    .join('');
}
