import type { Change, DeliveredMessage } from '../slack/delivered.ts';

/** What the team sees of the threads in a channel; kept from what is delivered, so that nobody reads everything again. */
export interface Screen {
  /** Takes what one person's Slack got to see; several people's may overlap, and one may be behind the other. */
  take(changes: readonly Change[]): void;
  /** Replies everybody sees, as they are now, oldest first. */
  replies(): readonly DeliveredMessage[];
}

export function createScreen(channel: string): Screen {
  const shown = new Map<string, { readonly seq: number; readonly message: DeliveredMessage }>();
  return {
    take(changes) {
      for (const change of changes) {
        if (change.kind !== 'message' || change.to !== undefined) continue;
        const { seq, message } = change;
        if (message.channel !== channel) continue;
        if ((shown.get(message.ts)?.seq ?? 0) < seq) shown.set(message.ts, { seq, message });
      }
    },
    replies() {
      return [...shown.values()]
        .map(({ message }) => message)
        .filter(
          ({ ts, thread_ts, deleted }) => !deleted && thread_ts !== undefined && thread_ts !== ts,
        )
        .sort((a, b) => (a.ts < b.ts ? -1 : 1));
    },
  };
}
