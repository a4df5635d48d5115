/** Lets at most `most` tasks run at the same time; the others wait in order. */
export interface Limiter {
  <T>(task: () => Promise<T>): Promise<T>;
  /** Called by a task that was one too many: from now on one fewer goes at once. False when it was the only one. */
  lower(): boolean;
}

export function createLimiter(most: number): Limiter {
  let places = most;
  let running = 0;
  const waiting: (() => void)[] = [];

  // A free place goes straight to the next in line, so that nobody can slip in between.
  function fill(): void {
    while (running < places) {
      const next = waiting.shift();
      if (!next) return;
      running += 1;
      next();
    }
  }

  async function limiter<T>(task: () => Promise<T>): Promise<T> {
    if (running >= places) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      return await task();
    } finally {
      running -= 1;
      fill();
    }
  }

  function lower(): boolean {
    if (running <= 1) return false;
    places = Math.min(places, running - 1);
    return true;
  }

  return Object.assign(limiter, { lower });
}
