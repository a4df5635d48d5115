import { RATES } from './rates.ts';

const WINDOW_MS = 60_000;
const CHANNEL_REFILL_MS = 1_000;

/** Counts calls and says when one comes too early. */
export interface RateLimiter {
  /** Undefined when the call is allowed, else the seconds to wait (`Retry-After`). A refused call does not count. */
  refuse(method: string, channel: string | undefined): number | undefined;
}

/** `scale` multiplies every allowance: 1 is Slack as it is, 0 switches the limits off. */
export function createRateLimiter(now: () => Date, scale: number): RateLimiter {
  const calls = new Map<string, number[]>();
  const buckets = new Map<string, { level: number; at: number }>();
  function inWindow(method: string, at: number): number[] {
    const recent = (calls.get(method) ?? []).filter((one) => at - one < WINDOW_MS);
    calls.set(method, recent);
    return recent;
  }
  /** Milliseconds until this channel takes another message, 0 when it takes one now. */
  function channelWait(channel: string, burst: number, at: number): number {
    const bucket = buckets.get(channel) ?? { level: 0, at };
    const leaked = Math.max(0, bucket.level - (at - bucket.at) / CHANNEL_REFILL_MS);
    if (leaked + 1 > burst) return (leaked + 1 - burst) * CHANNEL_REFILL_MS;
    buckets.set(channel, { level: leaked + 1, at });
    return 0;
  }
  return {
    refuse(method, channel) {
      const rate = RATES[method];
      if (!rate || scale === 0) return undefined;
      const at = now().getTime();
      const recent = inWindow(method, at);
      if (recent.length >= rate.perMinute * scale) {
        return Math.max(1, Math.ceil(((recent[0] ?? at) + WINDOW_MS - at) / 1000));
      }
      if (rate.channelBurst !== undefined && channel !== undefined) {
        const wait = channelWait(channel, rate.channelBurst * scale, at);
        if (wait > 0) return Math.max(1, Math.ceil(wait / 1000));
      }
      recent.push(at);
      return undefined;
    },
  };
}
