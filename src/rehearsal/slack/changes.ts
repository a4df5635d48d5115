import type { Change, ChangeBody } from './delivered.ts';

/** Everything that happened, in order, and a way to wait for the next. */
export interface ChangeFeed {
  add(body: ChangeBody): void;
  /** Changes with a number above `after`. */
  after(after: number): readonly Change[];
  /** Resolves at the next change, or when the signal aborts. Never rejects. */
  next(signal: AbortSignal): Promise<void>;
  last(): number;
}

export function createChangeFeed(now: () => Date): ChangeFeed {
  const changes: Change[] = [];
  const waiting = new Set<() => void>();
  return {
    add(body) {
      changes.push({ seq: changes.length + 1, at: now().toISOString(), ...body });
      for (const wake of [...waiting]) wake();
    },
    after: (after) => changes.slice(Math.max(0, after)),
    last: () => changes.length,
    next: (signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        function done(): void {
          waiting.delete(done);
          signal.removeEventListener('abort', done);
          resolve();
        }
        waiting.add(done);
        signal.addEventListener('abort', done, { once: true });
      }),
  };
}
