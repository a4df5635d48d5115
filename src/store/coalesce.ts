/** Writes one value at a time, the newest. */
export interface Coalesced<T> {
  /** Settles with the write that carried this value or a newer one. */
  write(value: T): Promise<void>;
  /** From now on no write waits any longer. */
  hurry(): void;
}

/**
 * A value that arrives during a write, or in the `restMs` after it, replaces the one that waits. So a value that changes
 * all the time is written once in a while, and the last one always.
 */
export function coalesce<T>(write: (value: T) => Promise<void>, restMs = 0): Coalesced<T> {
  let last: Promise<void> = Promise.resolve();
  let rested: Promise<void> = Promise.resolve();
  let waiting: { value: T; readonly done: Promise<void> } | undefined;
  let hurried = restMs === 0;
  let wake: () => void = () => {};

  function rest(): Promise<void> {
    if (hurried) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, restMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    write(value) {
      if (waiting) {
        waiting.value = value;
        return waiting.done;
      }
      const begin = async (): Promise<void> => {
        await rested;
        const latest = waiting?.value ?? value;
        waiting = undefined;
        try {
          await write(latest);
        } finally {
          rested = rest();
        }
      };
      const done = last.then(begin, begin);
      waiting = { value, done };
      last = done;
      return done;
    },
    hurry() {
      hurried = true;
      wake();
    },
  };
}
