import type { Clock } from '../../clock.ts';

/** Lets a loop sleep until something happens. A ring that nobody waits for is kept for the next wait. */
export interface Bell {
  ring(): void;
  /** Resolves at the next ring, after `ms`, or when the signal aborts. */
  wait(ms: number | undefined, signal: AbortSignal): Promise<void>;
}

export function createBell(clock: Clock): Bell {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async wait(ms, signal) {
      if (!rung && !signal.aborted) {
        const timer = new AbortController();
        await new Promise<void>((resolve) => {
          wake = resolve;
          signal.addEventListener('abort', () => resolve(), { signal: timer.signal });
          if (ms !== undefined) void clock.sleep(ms, timer.signal).then(resolve);
        });
        timer.abort('over');
      }
      wake = undefined;
      rung = false;
    },
  };
}
