import type { Clock } from '../clock.ts';

/** Slack's retries come within minutes (at once, after 1 and 5 min: docs.slack.dev/apis/events-api). */
const REMEMBERED_MS = 15 * 60_000;

/**
 * Does each thing once. Slack delivers at least once, and over two connections; whoever comes again with the same key gets
 * the first answer. Without a key nothing is remembered.
 */
export type Once = <T>(key: string | undefined, work: () => Promise<T>) => Promise<T>;

export function createOnce(clock: Clock): Once {
  const seen = new Map<string, { readonly at: number; readonly result: Promise<unknown> }>();
  return <T>(key: string | undefined, work: () => Promise<T>): Promise<T> => {
    if (key === undefined) return work();
    const now = clock.now().getTime();
    for (const [old, { at }] of seen) {
      if (at > now - REMEMBERED_MS) break;
      seen.delete(old);
    }
    const known = seen.get(key);
    // A key belongs to one kind of request, so its first result has the type its second asks for.
    if (known) return known.result as Promise<T>;
    const result = work();
    seen.set(key, { at: now, result });
    return result;
  };
}
