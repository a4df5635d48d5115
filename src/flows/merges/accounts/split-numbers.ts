/** What a piece of a cell was understood as; `clear` unless it could mean something else. */
export interface SplitNumbers {
  readonly numbers: readonly string[];
  readonly clear: boolean;
}

/** A number with an area code has at least this many digits, an international one at most fifteen (E.164). */
const FEWEST_LONG = 7;
const MOST_LONG = 15;
/** Longer ones are rarely extensions. */
const MOST_SHORT = 4;
/** An area code and the number of a company, without the country; pieces of one or two digits are rather parts of a number. */
const FEWEST_BEFORE = { long: 7, short: 8 };
/** Digits that are a whole number already, area code included. */
const FEWEST_WHOLE = 9;
/** A group this long is more than a part of how people group digits. */
const FEWEST_SOLID = 6;
/** Behind a slash not even extensions of five digits are rare. */
const MOST_SLASHED = 5;

/**
 * Numbers that stand in one piece of a cell, blanks and slashes between them. After a trunk prefix (`0`, `00`, `+`) they only
 * group the digits of one number, as people write them: `040 66969 431`, `040/66969416`, `+49 (0)40 66969-416`. Without one, they
 * part extensions: `416 4161`.
 */
export function splitNumbers(piece: string): SplitNumbers {
  const [tokens, between] = tokensOf(withoutTrunkZero(piece));
  if (!hasTrunk(tokens[0] ?? '')) return extensions(tokens, between);
  if (tokens.length > 1 && tokens.every(isZeroExtension)) return { numbers: tokens, clear: false };
  // A short piece behind a slash may be another extension: `+49 40 66969 416 / 417`.
  const [head = '', ...rest] = piece
    .split(/\s\/\s/)
    .map(withoutTrunkZero)
    .map(digitsOf);
  if (rest.length > 0 && digits(head) >= FEWEST_LONG && !rest.some(begins)) {
    return { numbers: [head, ...rest], clear: false };
  }
  const written: string[] = [];
  for (const [nth, token] of tokens.entries()) {
    const last = written.at(-1);
    if (last === undefined || (begins(digitsOf(token)) && digits(last) >= FEWEST_LONG)) {
      written.push(token);
    } else written[written.length - 1] = `${last}${between[nth]}${token}`;
  }
  const numbers = written.map(digitsOf);
  if (tokens.length > 1 && digits(numbers[0] ?? '') < FEWEST_LONG) {
    return { numbers: tokens, clear: false };
  }
  // Behind a country code or an area code no zero is dialled.
  const [code = '', next = ''] = tokens;
  const odd =
    (/^\+\d{1,3}$/.test(code) && next.startsWith('0')) ||
    (/^0[1-9]\d{0,3}$/.test(code) && /^0\d/.test(next));
  const clear = !odd && numbers.every((number) => digits(number) <= MOST_LONG);
  return { numbers, clear: clear && !written.some((one) => endsInTwo(one) || goesOn(one)) };
}

/** Pieces with blanks or slashes between them, and for each what stands before it. */
function tokensOf(piece: string): [tokens: string[], between: string[]] {
  const found = [...piece.matchAll(/([\s/]*)([^\s/]+)/g)];
  const between = found.map(([, gap = '']) => (gap.includes('/') ? '/' : ' '));
  return [found.map(([, , token = '']) => token), between];
}

/**
 * Whether another extension seems to follow what is a whole number already: `040/66969416/417`, `04066969416 417`. Where digits stand in
 * smaller groups (`04321 66969 416`, `040 66 96 94 16`), a blank rather groups those of one number.
 */
function goesOn(written: string): boolean {
  const groups = [...atHome(written).matchAll(/(\D*)(\d+)/g)].map(([, gap = '', group = '']) => ({
    gap,
    length: group.length,
  }));
  let before = 0;
  return groups.some(({ gap, length }, nth) => {
    const whole = before >= FEWEST_WHOLE;
    before += length;
    const last = groups[nth - 1];
    if (!whole || !last) return false;
    if (gap.includes('/')) return length <= MOST_SLASHED;
    // Behind a hyphen stands the extension already.
    const ended = last.length >= FEWEST_SOLID || (nth > 2 && last.gap.endsWith('-'));
    return /^\s+$/.test(gap) && ended && length > 1 && length <= MOST_SHORT;
  });
}

function atHome(written: string): string {
  return written.replace(/^(?:\+|00)49/, '0');
}

/**
 * Whether the last two groups of digits could both be extensions of what is before them: `040 66969 453 454` names two telephones as well
 * as one. `040 66969 453`, `030 1234 5678` and pairs of digits (`0171 12 34 56`) are ordinary ways to write one number.
 */
function endsInTwo(written: string): boolean {
  const groups = atHome(written)
    .split(/\D+/)
    .filter((group) => group !== '');
  const [third = '', one = '', two = ''] = groups.slice(-3);
  const before = groups.slice(0, -2).join('').length;
  const [shortest, longest] = [Math.min(one.length, two.length), Math.max(one.length, two.length)];
  if (groups.length < 3 || longest > MOST_SHORT) return false;
  if (shortest > 2) return longest - shortest < 2 && before >= FEWEST_BEFORE.long;
  // The switchboard and a telephone, or two short extensions of one length.
  const short = one === '0' || (one.length === two.length && third.length > one.length);
  return short && before >= FEWEST_BEFORE.short;
}

/** Extensions of one customer are about as long as each other; behind them may stand a number with its prefix: `416 / 0171 1234567`. */
function extensions(tokens: readonly string[], between: readonly string[]): SplitNumbers {
  const at = tokens.findIndex(begins);
  const rest = at > 0 ? tokens.slice(at).map((token, nth) => `${between[at + nth]}${token}`) : [];
  const long = rest.join('').replace(/^[\s/]/, '');
  if (digits(long) >= FEWEST_LONG) {
    return { numbers: [...tokens.slice(0, at), ...splitNumbers(long).numbers], clear: false };
  }
  const lengths = tokens.map(({ length }) => length);
  const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)];
  const clear =
    tokens.length < 2 ||
    (shortest > 1 && at < 1 && (longest <= MOST_SHORT || longest - shortest < 2));
  return { numbers: tokens, clear };
}

/** An extension that begins with a zero (`0401`); where all do, the zeros are no trunk prefix: it stands once before a number. */
function isZeroExtension(token: string): boolean {
  return /^0\d+$/.test(token) && token.length <= MOST_SHORT;
}

/** `+49 (0)40`: the zero is dialled only inside the country. */
function withoutTrunkZero(piece: string): string {
  return /^(?:\+|00)/.test(piece) ? piece.replace(/\(0\)/, ' ') : piece;
}

function hasTrunk(token: string): boolean {
  return /^\(?(?:\+|0\d|0$)/.test(token);
}

/** Whether a later piece is another number with its own prefix; `0` and `00` are extensions behind a number. */
function begins(token: string): boolean {
  return /^(?:\+|0\d{2})/.test(token);
}

/** Hyphens, brackets and dots group the digits of a long number. */
function digitsOf(words: string): string {
  return words.replaceAll(/[\s/().-]/g, '');
}

function digits(number: string): number {
  return number.replaceAll(/\D/g, '').length;
}
