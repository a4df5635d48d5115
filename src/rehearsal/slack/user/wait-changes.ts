import type { Change, ChangePage } from '../delivered.ts';
import type { State } from '../state.ts';

/** Changes after a number that the reader may see, waiting for the first one until the signal aborts. */
export async function waitChanges(
  state: State,
  after: number,
  read: (after: number) => readonly Change[],
  signal: AbortSignal,
): Promise<ChangePage> {
  let next = after;
  for (;;) {
    const changes = read(next);
    next = Math.max(next, state.changes.last());
    if (changes.length > 0 || signal.aborted) return { changes, next };
    await state.changes.next(signal);
  }
}
