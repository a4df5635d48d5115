/** One line of the table: what was measured against what, the goal, and what was found. */
export interface Row {
  readonly what: string;
  readonly against: string;
  readonly goal: string;
  /** Ratios or counts, with their spread where there is one. */
  readonly found: string;
  readonly met: boolean | 'not measured';
}

export interface Bench {
  readonly id: string;
  readonly title: string;
  /** Undefined, or why it cannot be measured here. */
  readonly whyNot?: () => string | undefined;
  readonly run: () => Promise<readonly Row[]>;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? (high ?? Number.NaN) : ((low ?? 0) + (high ?? 0)) / 2;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Runs pairs in changing order and gives the ratio of each pair: what both meet cancels out. */
export async function pairs(
  rounds: number,
  ours: () => Promise<number>,
  theirs: () => Promise<number>,
): Promise<readonly number[]> {
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    let [mine, other] = [0, 0];
    if (round % 2 === 0) {
      mine = await ours();
      other = await theirs();
    } else {
      other = await theirs();
      mine = await ours();
    }
    ratios.push(mine / other);
  }
  return ratios;
}

/** `0.83 × (0.75–0.96, 5 pairs)` */
function asRatio(ratios: readonly number[]): string {
  const show = (value: number): string => value.toFixed(2);
  return `${show(median(ratios))} × (${show(Math.min(...ratios))}–${show(Math.max(...ratios))}, ${ratios.length} pairs)`;
}

export function ratioRow(
  parts: Pick<Row, 'what' | 'against'>,
  most: number,
  ratios: readonly number[],
): Row {
  return { ...parts, goal: `≤ ${most} ×`, found: asRatio(ratios), met: median(ratios) <= most };
}
