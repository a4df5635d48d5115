/**
 * Gives up waiting after `ms` of real time: a half-open line never answers, whatever the clock of a rehearsal says.
 * `late` makes the error and may tear down what is being waited for; what comes after that is ignored.
 */
export function withDeadline<T>(work: Promise<T>, ms: number, late: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
