import type { Clock } from '../clock.ts';
import type { Outcome } from '../flows/run/action.ts';
import { toFailure } from './remote-failure.ts';

/** Runs the work of an action and gives every end of it the one shape; it never throws. */
export async function outcomeOf<T>(clock: Clock, work: () => Promise<T>): Promise<Outcome<T>> {
  const startedAt = clock.now().getTime();
  const durationMs = () => clock.now().getTime() - startedAt;
  try {
    const value = await work();
    return { ok: true, value, durationMs: durationMs() };
  } catch (thrown) {
    return { ok: false, failure: toFailure(thrown), durationMs: durationMs() };
  }
}
