/** Time as an argument, so that a rehearsal can run fast and tests need no waiting. */
export interface Clock {
  now(): Date;
  /** Resolves after `ms` of this clock's time, or at once when the signal aborts. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/**
 * The wall clock, `speed` times as fast: 60 makes a minute pass in a second. It agreed with the real time at `startedAt`
 * (milliseconds since 1970); processes that are given the same figures agree with each other.
 */
export function createClock(speed = 1, startedAt = Date.now()): Clock {
  return {
    now: () => new Date(startedAt + (Date.now() - startedAt) * speed),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const timer = setTimeout(done, ms / speed);
        function done(): void {
          clearTimeout(timer);
          signal?.removeEventListener('abort', done);
          resolve();
        }
        signal?.addEventListener('abort', done, { once: true });
      }),
  };
}
