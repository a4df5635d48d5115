import { findMessage, repliesTo } from '../../messages.ts';
import { refuse } from '../../refusal.ts';
import { imOf } from '../../state.ts';
import type { SlackChannel, SlackMessage } from '../../types.ts';
import { wireChannel, wireMessage } from '../../wire.ts';
import { type Call, flag, type Method, required } from '../call.ts';
import { conversationOf, isMember, readable } from '../conversation.ts';
import { page } from '../page.ts';

export const conversationsInfo: Method = (call) => {
  const { state } = call;
  const found = conversationOf(state, required(call, 'channel'));
  const channel = readable(state, found, 'read');
  const counted = flag(call, 'include_num_members');
  return {
    channel: {
      ...wireChannel(state, channel),
      ...(counted ? { num_members: channel.members.length } : {}),
    },
  };
};

export const conversationsMembers: Method = (call) => {
  const found = conversationOf(call.state, required(call, 'channel'));
  const { items, next } = page(call, readable(call.state, found, 'read').members);
  return { members: items, response_metadata: { next_cursor: next } };
};

/** Direct messages with one person. */
export const conversationsOpen: Method = (call) => {
  const { state, args } = call;
  if (args['channel'] !== undefined) {
    const known = conversationOf(state, args['channel']);
    if (known.kind !== 'im') refuse('method_not_supported_for_channel_type');
    return { channel: { id: known.id } };
  }
  const users = String(args['users'] ?? '')
    .split(',')
    .filter(Boolean);
  const [id] = users;
  if (id === undefined) return refuse('users_list_not_supplied');
  if (users.length > 1) refuse('too_many_users');
  const user = state.users.get(id);
  if (!user || user.is_bot) return refuse('user_not_found');
  if (user.deleted) refuse('user_disabled');
  const channel = conversationOf(state, imOf(id));
  const whole = flag(call, 'return_im') ? wireChannel(state, channel) : { id: channel.id };
  return { channel: whole, already_open: true, no_op: true };
};

/** The newest first, without ephemeral messages and without replies, as Slack keeps them. */
export const conversationsHistory: Method = (call) => {
  const { state } = call;
  const channel = historyOf(call);
  const shown = (state.messages.get(channel.id) ?? [])
    .filter((one) => one.to === undefined && (one.thread_ts === undefined || one.broadcast))
    .filter((one) => within(call, one));
  const { items, next } = page(call, [...shown].reverse());
  return {
    messages: items.map((one) => wireMessage(state, one)),
    has_more: next !== '',
    response_metadata: { next_cursor: next },
  };
};

/** The parent and its replies, the oldest first. */
export const conversationsReplies: Method = (call) => {
  const { state } = call;
  const channel = historyOf(call);
  const ts = required(call, 'ts');
  const parent = findMessage(state, channel.id, ts);
  if (!parent || parent.to !== undefined) return refuse('thread_not_found');
  const visible = repliesTo(state, channel.id, ts).filter(
    (one) => one.to === undefined && within(call, one),
  );
  const { items, next } = page(call, [parent, ...visible]);
  return {
    messages: items.map((one) => wireMessage(state, one)),
    has_more: next !== '',
    response_metadata: { next_cursor: next },
  };
};

/** History is readable with the scope of the kind of conversation, and only where the app is a member. */
function historyOf(call: Call): SlackChannel {
  const found = conversationOf(call.state, required(call, 'channel'));
  const channel = readable(call.state, found, 'history');
  if (!isMember(call.state, channel)) refuse('not_in_channel');
  return channel;
}

/** Between `oldest` and `latest`, neither included unless `inclusive`. */
function within(call: Call, { ts }: SlackMessage): boolean {
  const oldest = Number(call.args['oldest'] ?? 0);
  const latest = Number(call.args['latest'] ?? Infinity);
  const at = Number(ts);
  return flag(call, 'inclusive') ? at >= oldest && at <= latest : at > oldest && at < latest;
}
