import type {
  DeliveredChannel,
  DeliveredMessage,
  DeliveredView,
} from '../../../slack/delivered.ts';
import type { Me } from '../../../slack/user/look.ts';

/** All a person's Slack knows at a moment. */
export interface Workspace {
  readonly me: Me;
  readonly channels: readonly DeliveredChannel[];
  /** By channel, in order; replies among them. */
  readonly messages: ReadonlyMap<string, readonly DeliveredMessage[]>;
  readonly modal: DeliveredView | undefined;
  readonly home: DeliveredView | undefined;
  /** What Slack itself told this person, newest last. */
  readonly notices: readonly Notice[];
  /** The latest moment of the practice the page has heard of, ms. */
  readonly now: number;
}

interface Notice {
  readonly seq: number;
  readonly error: string;
  readonly text: string;
}

export function isReply(message: DeliveredMessage): boolean {
  return message.thread_ts !== undefined && message.thread_ts !== message.ts;
}

/** What stands in the channel itself. */
export function inChannel(space: Workspace, channel: string): readonly DeliveredMessage[] {
  const all = space.messages.get(channel) ?? [];
  return all.filter((message) => !isReply(message) || message.broadcast);
}

export function repliesTo(parent: DeliveredMessage, space: Workspace): readonly DeliveredMessage[] {
  const all = space.messages.get(parent.channel) ?? [];
  return all.filter((message) => isReply(message) && message.thread_ts === parent.ts);
}
