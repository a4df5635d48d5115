import type { Chosen } from '../../merges/conffiles/forecast.ts';

/**
 * Whether a text was put together here that nothing on the server could check. Your own version and the vendor's are as they were:
 * of them nobody expects that they were checked.
 */
export function isUnchecked({
  choice,
  fits,
  check,
}: Pick<Chosen, 'choice' | 'fits' | 'check'>): boolean {
  return fits && choice === 'merge' && check === null;
}
