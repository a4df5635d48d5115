import type { Clock } from '../../../src/clock.ts';

/** A clock that stands still until a test moves it. */
export interface FakeClock extends Clock {
  /** Moves time to the next sleeper's end, if there is one. */
  skip(): void;
  advance(ms: number): Promise<void>;
  /** Lets everything run that needs no time, then moves time on, until the condition holds. */
  until(condition: () => boolean): Promise<void>;
}

const ROUNDS = 2000;

export function createFakeClock(start = '2026-11-23T21:00:00.000Z'): FakeClock {
  let now = Date.parse(start);
  let sleepers: { at: number; wake: () => void }[] = [];

  function wakeUntil(time: number): void {
    now = Math.max(now, time);
    const due = sleepers.filter(({ at }) => at <= now);
    sleepers = sleepers.filter(({ at }) => at > now);
    for (const { wake } of due) wake();
  }

  const clock: FakeClock = {
    now: () => new Date(now),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted || ms <= 0) return resolve();
        const sleeper = { at: now + ms, wake };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', wake);
        function wake(): void {
          sleepers = sleepers.filter((one) => one !== sleeper);
          signal?.removeEventListener('abort', wake);
          resolve();
        }
      }),
    skip() {
      const next = Math.min(...sleepers.map(({ at }) => at));
      if (Number.isFinite(next)) wakeUntil(next);
    },
    async advance(ms) {
      const end = now + ms;
      for (;;) {
        await calm();
        const next = Math.min(...sleepers.map(({ at }) => at));
        if (!(next <= end)) break;
        wakeUntil(next);
      }
      now = end;
      await calm();
    },
    async until(condition) {
      for (let round = 0; round < ROUNDS; round += 1) {
        await calm();
        if (condition()) return;
        clock.skip();
      }
      throw new Error('the condition never became true');
    },
  };
  return clock;
}

/** Lets promises that wait for nothing but each other settle. */
export async function calm(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
