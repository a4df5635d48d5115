/**
 * Writes one value at a time. A value that arrives during a write replaces the one that waits; every caller's promise
 * settles with the write that carried his value or a newer one.
 */
export function coalesce<T>(write: (value: T) => Promise<void>): (value: T) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  let waiting: { value: T; readonly done: Promise<void> } | undefined;
  return (value) => {
    if (waiting) {
      waiting.value = value;
      return waiting.done;
    }
    const begin = async (): Promise<void> => {
      const latest = waiting?.value ?? value;
      waiting = undefined;
      await write(latest);
    };
    const done = last.then(begin, begin);
    waiting = { value, done };
    last = done;
    return done;
  };
}
