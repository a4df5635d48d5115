import type { FileDecision } from './decision.ts';
import type { Chosen, ForecastFile } from './forecast.ts';

type Made = Omit<Chosen, 'by' | 'sides' | 'insisted'>;

/** What a decision comes to, with whose it is: people who approve it see that, too. */
export function decidedAs(made: Made, { by, sides, insisted }: FileDecision): Chosen {
  const refused = made.check !== null && !made.check.ok;
  return {
    ...made,
    by,
    sides: sides.map((side) => (typeof side === 'object' ? 'edited' : side)),
    insisted: refused && insisted?.md5 === made.md5 ? insisted : null,
  };
}

/** The decision about a file that counts no longer, because it was made for other texts; `current` is the one that does count. */
export function droppedDecision(
  decisions: readonly FileDecision[],
  { path }: Pick<ForecastFile, 'path'>,
  current: FileDecision | undefined,
): ForecastFile['dropped'] {
  const decision = current ? undefined : decisions.find((one) => one.path === path);
  return decision ? { choice: decision.choice, by: decision.by } : null;
}
