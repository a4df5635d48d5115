import { z } from 'zod';
import { defineFact, type Fact, type Learned, learn } from '../run/fact.ts';
import type { Pass } from './pass.ts';
import type { Wanted } from './replaced-question.ts';

/** A replaced configuration file that holds again what it held before the installation, and who wanted that (an actor's id). */
export const TakenBack = z.strictObject({ path: z.string(), by: z.string() });
export type TakenBack = z.infer<typeof TakenBack>;

/** What was decided about these files is true no more. */
export function takenBack(pass: Pick<Pass, 'id'>): Fact<TakenBack[]> {
  return defineFact(`takenBack${pass.id}`, z.array(TakenBack));
}

/** `back`: those of the wanted files that the server has put back. Nothing to learn where nobody wanted any. */
export function learnTakenBack(
  pass: Pick<Pass, 'id'>,
  wanted: readonly Wanted[],
  back: readonly string[],
): Learned[] {
  if (wanted.length === 0) return [];
  const by = new Map(wanted.map((one) => [one.path, one.by]));
  return [
    learn(
      takenBack(pass),
      back.map((path) => ({ path, by: by.get(path) ?? '' })),
    ),
  ];
}
