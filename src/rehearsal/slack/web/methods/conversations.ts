import { findMessage, repliesTo } from '../../messages.ts';
import { refuse } from '../../refusal.ts';
import { imOf } from '../../state.ts';
import { wireChannel, wireMessage } from '../../wire.ts';
import { flag, type Method, required } from '../call.ts';
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

export const conversationsReplies: Method = (call) => {
  const { state } = call;
  const channel = readable(state, conversationOf(state, required(call, 'channel')), 'history');
  if (!isMember(state, channel)) refuse('not_in_channel');
  const ts = required(call, 'ts');
  const parent = findMessage(state, channel.id, ts);
  if (!parent || parent.to !== undefined) return refuse('thread_not_found');
  const visible = repliesTo(state, channel.id, ts).filter((one) => one.to === undefined);
  const { items, next } = page(call, [parent, ...visible]);
  return {
    messages: items.map((one) => wireMessage(state, one)),
    has_more: next !== '',
    response_metadata: { next_cursor: next },
  };
};
