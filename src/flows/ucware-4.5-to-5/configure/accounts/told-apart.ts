import type { Merge } from '../../../merges/accounts/merge.ts';
import type { Verification } from '../../../merges/accounts/verification.ts';

/** Of several people with one name, each with the account that stays. */
export function toldApart(
  checked: readonly Verification[],
  merges: readonly Merge[],
): Verification[] {
  const survivors = new Map(merges.map(({ proposal, survivor }) => [proposal, survivor]));
  const seen = new Set<string>();
  const shared = new Set(
    checked.map(({ person }) => person).filter((name) => seen.has(name) || !seen.add(name)),
  );
  return checked.map((one) =>
    shared.has(one.person)
      ? { ...one, person: `${one.person} (${survivors.get(one.proposal)})` }
      : one,
  );
}
