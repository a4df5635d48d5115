import { byDialled, heldIn } from './held-numbers.ts';
import type { UserRow } from './user-row.ts';

/** A number that is on other accounts than before: lost without `to`, gained without `from`, else moved. */
export interface NumberChange {
  readonly number: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** What has become of numbers between two overviews, lost ones first, then moved, then gained ones. */
export function numberChanges(
  before: readonly UserRow[],
  after: readonly UserRow[],
): readonly NumberChange[] {
  const [had, has] = [byDialled(heldIn(before)), byDialled(heldIn(after))];
  const kept = [...had].flatMap(([key, { number, from }]) => {
    const to = has.get(key)?.from ?? [];
    return sameAccounts(from, to) ? [] : [{ number, from, to }];
  });
  const gained = [...has].flatMap(([key, { number, from: to }]) =>
    had.has(key) ? [] : [{ number, from: [], to }],
  );
  const isLost = ({ to }: NumberChange): boolean => to.length === 0;
  return [...kept.filter(isLost), ...kept.filter((one) => !isLost(one)), ...gained];
}

function sameAccounts(some: readonly string[], others: readonly string[]): boolean {
  const names = (list: readonly string[]): string =>
    list
      .map((name) => name.toLowerCase())
      .sort()
      .join(',');
  return names(some) === names(others);
}
