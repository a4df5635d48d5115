import type { Header } from './find-header.ts';
import type { TableLine } from './split-lines.ts';
import type { TableSpec } from './table-spec.ts';

/** Columns beyond the named ones, by position. */
export interface Further {
  /** To be read together with the column they belong to. */
  readonly taken: readonly number[];
  /** Left out although their cells look as if they belonged there, too. */
  readonly left: readonly number[];
}

/** Looks at every column no name has found: what a header does not say, its cells may. */
export function furtherColumns<Id extends string>(
  lines: readonly TableLine[],
  header: Header<Id>,
  { further }: TableSpec<Id>,
): Further {
  const taken: number[] = [];
  const left: number[] = [];
  const used = new Set(header.at.values());
  for (const [at, label] of header.labels.entries()) {
    if (!further || used.has(at)) continue;
    const rating = further.rate(label);
    if (rating === 'never') continue;
    const kinds = lines.flatMap(({ cells }) => {
      const cell = cells[at] ?? '';
      const read = cells[header.at.get(further.like) ?? -1] ?? '';
      return cell === '' ? [] : [further.compare(cell, rating, read)];
    });
    const some = kinds.includes('more');
    const most = some && 2 * kinds.filter((kind) => kind !== 'else').length >= kinds.length;
    const takes = rating === 'sure' || (rating === 'likely' && most);
    if (takes && further.into !== undefined) taken.push(at);
    else if (rating === 'unknown' || rating === 'other' ? most : some) left.push(at);
  }
  return { taken, left };
}
