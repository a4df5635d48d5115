import type { Steps } from '../flows/merges/steps.ts';

/** How long a computation may go on before everything else gets its turn. */
const SLICE_MS = 10;

/** Carries out a long computation between everything else the bot has to do. */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  let begun = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (performance.now() - begun < SLICE_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    begun = performance.now();
  }
}
