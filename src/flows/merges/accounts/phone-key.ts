import type { UserRow } from './user-row.ts';

/**
 * What is the same for one telephone however it is written: the digits of a MAC address (`00:15:65:aa:bb:cc`, `0015.65AA.BBCC`), those of an
 * IPEI without the one they are checked by; anything else in small letters.
 */
export function phoneKey(value: string): string {
  const bare = value.replaceAll(/[\s:.-]/g, '').toLowerCase();
  if (/^[\da-f]{12}$/.test(bare)) return bare;
  // Others may have thirteen digits, too; the first five of an IPEI stand for the maker.
  return /^0\d{11}[\d*]$/.test(bare) ? bare.slice(0, 12) : value.toLowerCase();
}

/** How a telephone is written on these accounts. */
export function phoneSpellings(key: string, holders: readonly UserRow[]): string {
  const written = holders.flatMap(({ phones }) => phones.filter((one) => phoneKey(one) === key));
  return [...new Set(written.map((one) => one.toLowerCase()))].join(' / ');
}
