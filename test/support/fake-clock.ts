import type { Clock } from '../../src/clock.ts';

export interface FakeClock extends Clock {
  /** Lets time pass; sleepers whose time has come wake in order. */
  advance(ms: number): Promise<void>;
}

/** Time that stands still until a test lets it pass. */
export function createFakeClock(start = '2026-11-23T20:00:00.000Z'): FakeClock {
  let now = Date.parse(start);
  const sleepers = new Set<{ readonly at: number; readonly wake: () => void }>();
  return {
    now: () => new Date(now),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper = { at: now + ms, wake: done };
        function done(): void {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', done);
          resolve();
        }
        sleepers.add(sleeper);
        signal?.addEventListener('abort', done, { once: true });
      }),
    async advance(ms) {
      const end = now + ms;
      // Whoever is about to lie down gets the chance to do so before time passes.
      await new Promise((resolve) => setImmediate(resolve));
      for (;;) {
        const due = [...sleepers].filter((one) => one.at <= end).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        now = Math.max(now, due.at);
        due.wake();
        await new Promise((resolve) => setImmediate(resolve));
      }
      now = end;
    },
  };
}
