/** A piece of a format: a place for a digit, or what is shown beside the digits. */
type Part = { readonly place: 'zero' | 'optional' } | { readonly beside: string };

const TOKEN = /"([^"]*)"|\\(.)|(\[[^\]]*\])|[_*].|(General|Standard)|([\s\S])/giu;
/** The last day spreadsheets know, 9999-12-31, and the one they count from. */
const LAST_DAY = 2_958_465;
const FIRST_DAY = Date.UTC(1899, 11, 30);
const A_DAY = 86_400_000;

/**
 * What a whole number is shown as, as far as that says which digits people see: 416 as `0000` is `0416`, as `"0"###` too, as `0 "DECT"` or
 * `#,##0` still 416. A date is shown as one, so that nobody takes it for a number.
 */
export function readFormat(code: string): (value: number) => string {
  const parts: Part[] = [];
  let signs = '';
  for (const [, quoted, escaped, bracket = '', general, char = ''] of code.matchAll(TOKEN)) {
    // Numbers below zero have a format of their own; what stands behind a point are no whole numbers.
    if (char === ';' || char === '.') break;
    // Hours that go on counting are dates, too; which of several formats a condition chooses is not looked into.
    if (/^\[[hms]+\]$/i.test(bracket)) return asDate;
    if (/^\[[<>=]/.test(bracket)) return String;
    const literal = quoted ?? escaped ?? (/[+1-9]/.test(char) ? char : undefined);
    if (literal !== undefined) parts.push({ beside: besideDigits(literal) });
    else if (general !== undefined || /[#?]/.test(char)) parts.push({ place: 'optional' });
    else if (char === '0') parts.push({ place: 'zero' });
    else signs += char;
  }
  if (/[ymdhs]/i.test(signs)) return asDate;
  // A power of ten, a fraction, a share, text: the digits that count are those of the value.
  return /[e%/@]/i.test(signs) ? String : (value) => fill(parts, value);
}

/** Blanks, brackets and words do not matter; a figure among words must not become part of a number. */
function besideDigits(literal: string): string {
  return /\p{L}/u.test(literal) && /\d/.test(literal) ? literal : literal.replaceAll(/[^+\d]/g, '');
}

/** Digits from the right; the first place takes all there is no other place for. */
function fill(parts: readonly Part[], value: number): string {
  const digits = String(value);
  let left = parts.filter((part) => 'place' in part).length;
  if (left === 0 || value < 0) return digits;
  let [shown, at, zeros] = ['', 0, false];
  for (const part of parts) {
    if ('beside' in part) {
      shown += part.beside;
      continue;
    }
    left -= 1;
    const until = digits.length - left;
    if (until > at) {
      shown += digits.slice(at, until);
      at = until;
    } else {
      zeros ||= part.place === 'zero';
      shown += zeros ? '0' : '';
    }
  }
  return /\d/.test(shown) ? shown : digits;
}

function asDate(value: number): string {
  if (value < 0 || value > LAST_DAY) return String(value);
  return new Date(FIRST_DAY + value * A_DAY).toISOString().slice(0, 10);
}
