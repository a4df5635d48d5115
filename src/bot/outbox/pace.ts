import type { Clock } from '../../clock.ts';
import { LIMITS } from '../limits.ts';

/** How many calls may be made in a minute. `take` answers 0 when one may be made now, else how long to wait, in ms. */
export interface Budget {
  /** `reserve`: leave this many of the minute's calls to others. */
  take(reserve?: number): number;
}

const MINUTE_MS = 60_000;

export function createBudget(clock: Clock, perMinute: number): Budget {
  let taken: number[] = [];
  return {
    take(reserve = 0) {
      const now = clock.now().getTime();
      // What lies in the future was noted before somebody set the clock back.
      taken = taken.filter((at) => at > now - MINUTE_MS && at <= now);
      const room = perMinute - reserve;
      if (taken.length < room) {
        taken.push(now);
        return 0;
      }
      const freed = taken[taken.length - room] ?? now;
      return Math.max(1, freed + MINUTE_MS - now);
    },
  };
}

/** Slack's "short bursts": as many posts may follow each other at once before the pace of one a second counts. */
const BURST = 3;

/** No queue of posts that wait for their slot is longer than this. */
const LONGEST_QUEUE_MS = 60_000;

/** Spaces posts to the same channel. Returns how long to wait, in ms, before the next one may be sent. */
export function createPace(clock: Clock): (channel: string) => number {
  const every = 1000 / LIMITS.postsPerSecond;
  const free = new Map<string, number>();
  return (channel) => {
    const now = clock.now().getTime();
    const known = free.get(channel) ?? 0;
    // A clock that was set back must not hold up messages until the old time comes again.
    const from = known > now + LONGEST_QUEUE_MS ? now : known;
    const slot = Math.max(from, now - (BURST - 1) * every);
    free.set(channel, slot + every);
    return Math.max(0, slot - now);
  };
}

const FIRST_MS = 1000;
const LONGEST_MS = 60_000;

/** How long to wait after the n-th failure in a row: 1 s, 2 s, 4 s … at most a minute. */
export function backoff(failures: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10));
}

/** How often a closed channel is tried again: soon enough after somebody invited the bot, rare enough not to hammer. */
export const CLOSED_RETRY_MS = 30_000;
