import { refuse } from '../refusal.ts';
import { imOf, type State } from '../state.ts';
import type { SlackChannel } from '../types.ts';

/** The channel an argument means: an id, `#name`, or a person's id for the direct messages. */
export function conversationOf(state: State, argument: unknown): SlackChannel {
  const word = String(argument ?? '');
  const direct =
    state.channels.get(word) ?? state.channels.get(state.users.has(word) ? imOf(word) : '');
  const named = word.startsWith('#')
    ? [...state.channels.values()].find((one) => one.name === word.slice(1) && one.kind !== 'im')
    : undefined;
  const channel = direct ?? named;
  if (!channel || (channel.kind !== 'public' && !isMember(state, channel))) {
    return refuse('channel_not_found');
  }
  return channel;
}

/** Refuses where the app cannot write: archived, or not invited without `chat:write.public`. */
export function writable(state: State, channel: SlackChannel): SlackChannel {
  if (channel.archived) refuse('is_archived');
  if (channel.kind === 'im' && isMember(state, channel) && !state.seed.app.messagesTab) {
    refuse('messages_tab_disabled');
  }
  const open = channel.kind === 'public' && state.seed.scopes.includes('chat:write.public');
  if (!isMember(state, channel) && !open) refuse('not_in_channel');
  return channel;
}

/** Admins can close a channel to apps, wholly or for one kind of message. */
export function refuseRestricted({ restricted }: SlackChannel, inThread: boolean): void {
  if (restricted === 'read-only') refuse('restricted_action_read_only_channel');
  if (restricted === 'thread-only' && !inThread) refuse('restricted_action_thread_only_channel');
  if (restricted === 'non-threadable' && inThread) {
    refuse('restricted_action_non_threadable_channel');
  }
}

/** Reading about a conversation needs the scope of its kind, such as `groups:read` for private channels. */
export function readable(
  state: State,
  channel: SlackChannel,
  right: 'read' | 'history',
): SlackChannel {
  const family = { public: 'channels', private: 'groups', im: 'im' }[channel.kind];
  const needed = `${family}:${right}`;
  if (!state.seed.scopes.includes(needed)) {
    refuse('missing_scope', { needed, provided: state.seed.scopes.join(',') });
  }
  return channel;
}

export function isMember(state: State, channel: SlackChannel): boolean {
  return channel.members.includes(state.seed.app.botUser);
}
