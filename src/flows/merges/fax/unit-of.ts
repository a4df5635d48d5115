import { plainWord } from '../table/plain-word.ts';
import type { FaxRow } from './fax-row.ts';
import { unitKey } from './unit-key.ts';

/** Words that only say that it is a fax. */
const FAX =
  /(?:^|[\s_.:-])(?:tele)?fax(?:e|nummer|gruppe|gerät)?(?=$|[\s_.:-])|^(?:tele)?fax[-_.:]/giu;

/**
 * The organisational unit a fax belongs to: its name without “Fax”, else what follows the company in the headline, else its
 * extension. A number at the end goes only where several faxes share what is before it.
 */
export function unitOf(fax: FaxRow, all: readonly FaxRow[]): string {
  const name = withoutFax(fax);
  const stem = stemOf(name);
  const shared =
    stem !== name &&
    all.some((other) => other !== fax && unitKey(stemOf(withoutFax(other))) === unitKey(stem));
  return shared ? stem : name;
}

function withoutFax({ name, headline, extension }: FaxRow): string {
  const words = tidy(name.replaceAll(FAX, ' '));
  if (plainWord(words) !== '' && words !== extension) return words;
  const parts = headline.split(/\s[-–|/]\s/);
  const last = tidy((parts.length > 1 ? (parts.at(-1) ?? '') : '').replaceAll(FAX, ' '));
  return plainWord(last) === '' ? extension : last;
}

/** `Lager 2` and `Lager (2)` without the number. */
function stemOf(name: string): string {
  const stem = tidy(name.replace(/[\s(_-]*\d+\)?$/, ''));
  return stem === '' ? name : stem;
}

function tidy(words: string): string {
  return words
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s:_.()–-]+|[\s:_.(–-]+$/g, '')
    .trim();
}
