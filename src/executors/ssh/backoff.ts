/** Pauses in milliseconds that grow without chance in them, so that a wait can be told and tested; the last one repeats. */
export type Backoff = readonly [number, ...number[]];

export const RECONNECT: Backoff = [1000, 2000, 3000, 5000, 8000, 10_000];
export const POLL: Backoff = [1000, 1000, 1000, 1500, 2000, 3000, 4000, 5000];

export function pauseAfter(backoff: Backoff, tries: number): number {
  return backoff[Math.min(tries, backoff.length - 1)] ?? backoff[0];
}
