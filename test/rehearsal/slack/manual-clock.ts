import type { Clock } from '../../../src/clock.ts';

/** A clock that moves only when a test says so. */
export interface ManualClock extends Clock {
  advance(ms: number): void;
  /** Resolves when somebody sleeps on this clock. */
  slept(): Promise<void>;
}

export function createManualClock(start = '2026-11-23T20:00:00Z'): ManualClock {
  let now = Date.parse(start);
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();
  const watchers = new Set<() => void>();
  return {
    now: () => new Date(now),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const sleeper = { until: now + ms, wake: done };
        function done(): void {
          sleepers.delete(sleeper);
          resolve();
        }
        if (signal?.aborted || ms <= 0) return resolve();
        signal?.addEventListener('abort', done, { once: true });
        sleepers.add(sleeper);
        for (const watch of [...watchers]) watch();
      }),
    advance(ms) {
      now += ms;
      for (const sleeper of [...sleepers]) if (sleeper.until <= now) sleeper.wake();
    },
    slept: () =>
      new Promise((resolve) => {
        if (sleepers.size > 0) return resolve();
        function watch(): void {
          watchers.delete(watch);
          resolve();
        }
        watchers.add(watch);
      }),
  };
}
