/**
 * A long computation in pieces: whoever steps it decides what else may happen in between. A piece takes a few
 * milliseconds, so that a bot that merges a large file goes on answering people.
 */
export type Steps<T> = Generator<void, T, void>;

/** All pieces at once, for short texts and for tests. */
export function finish<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
