/** Shorter ones that begin with a zero are extensions. */
const FEWEST_LONG = 7;
/** As a spreadsheet leaves `+4940…`; shorter ones that begin so are extensions. */
const CODE_WITHOUT_PLUS = /^49\d{9,}$/;
/** The country whose numbers are written without its code here. */
const HOME = '+49';

/**
 * What a number may amount to when it is dialled, whatever its spelling: `+49 40 66969 416`, `004940…` and `040/66969416` alike. Only
 * good for asking whether two are the same: an area code says nothing for certain about the country. Extensions stay as they are.
 */
export function dialled(number: string): string {
  const bare = number.replaceAll(/[\s/().-]/g, '');
  if (CODE_WITHOUT_PLUS.test(bare)) return dialled(`+${bare}`);
  if (!/^(?:\+|0)\d+$/.test(bare) || bare.replace('+', '').length < FEWEST_LONG) return number;
  const abroad = bare.replace(/^00/, '+');
  const whole = abroad.startsWith('+') ? abroad : `${HOME}${abroad.slice(1)}`;
  // `+49 040 …`: the zero is dialled only inside the country.
  return whole.startsWith(`${HOME}0`) ? HOME + whole.slice(HOME.length + 1) : whole;
}
