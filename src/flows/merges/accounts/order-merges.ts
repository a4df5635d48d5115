import type { Merge } from './merge.ts';

/**
 * Merges in an order in which each comes after those whose numbers it takes over. Merges that hand numbers to each other in a circle
 * come as one group: none of them can be finished before the others were begun.
 */
export function orderMerges(merges: readonly Merge[]): Merge[][] {
  const giver = new Map<string, Merge>();
  for (const merge of merges) {
    for (const account of [merge.survivor, ...merge.removed]) giver.set(account, merge);
  }
  const needs = (merge: Merge): Merge[] =>
    merge.after.rows
      .flatMap(({ from, also = [] }) => [from, ...also])
      .flatMap((account) => {
        const other = giver.get(account);
        return other && other !== merge ? [other] : [];
      });
  return circles(merges, needs);
}

/** Tarjan's strongly connected components: each comes after everything it needs. */
function circles<T>(all: readonly T[], needs: (one: T) => readonly T[]): T[][] {
  const index = new Map<T, number>();
  const stack: T[] = [];
  const open = new Set<T>();
  const found: T[][] = [];
  const visit = (one: T): number => {
    const own = index.size;
    index.set(one, own);
    let lowest = own;
    stack.push(one);
    open.add(one);
    for (const other of needs(one)) {
      if (!index.has(other)) lowest = Math.min(lowest, visit(other));
      else if (open.has(other)) lowest = Math.min(lowest, index.get(other) ?? lowest);
    }
    if (lowest === own) {
      const circle = stack.splice(stack.lastIndexOf(one));
      for (const member of circle) open.delete(member);
      found.push(circle);
    }
    return lowest;
  };
  for (const one of all) if (!index.has(one)) visit(one);
  return found;
}
