import { contentOf } from '../../content.ts';
import { addMessage, findMessage } from '../../messages.ts';
import { refuse } from '../../refusal.ts';
import type { State } from '../../state.ts';
import { wireMessage } from '../../wire.ts';
import { flag, type Method, required } from '../call.ts';
import { conversationOf, refuseRestricted, writable } from '../conversation.ts';

export const chatPostMessage: Method = (call) => {
  const { state, args } = call;
  const channel = writable(state, conversationOf(state, required(call, 'channel')));
  const content = contentOf(args);
  const thread = threadOf(state, channel.id, args['thread_ts']);
  refuseRestricted(channel, thread !== undefined);
  const message = addMessage(state, {
    ...content,
    channel: channel.id,
    user: state.seed.app.botUser,
    files: [],
    ...(thread === undefined ? {} : { thread_ts: thread }),
    ...(flag(call, 'reply_broadcast') ? { broadcast: true } : {}),
  });
  return { channel: channel.id, ts: message.ts, message: wireMessage(state, message) };
};

/** Shown to one person who is active and in the channel, until they reload. */
export const chatPostEphemeral: Method = (call) => {
  const { state, args } = call;
  const channel = writable(state, conversationOf(state, required(call, 'channel')));
  const user = required(call, 'user');
  const person = state.users.get(user);
  if (!person || person.deleted || !channel.members.includes(user)) refuse('user_not_in_channel');
  const content = contentOf(args);
  if (content.attachments.some((one) => one['blocks'] !== undefined)) refuse('invalid_attachments');
  const thread = threadOf(state, channel.id, args['thread_ts']);
  const message = addMessage(state, {
    ...content,
    channel: channel.id,
    user: state.seed.app.botUser,
    files: [],
    to: user,
    ...(thread === undefined ? {} : { thread_ts: thread }),
  });
  return { message_ts: message.ts };
};

/**
 * The parent a reply belongs to. Slack documents no answer for a parent that is gone or is a reply itself; a clear
 * refusal is the strict reading, so that a bot that gets this wrong is seen here.
 */
export function threadOf(state: State, channel: string, ts: unknown): string | undefined {
  if (ts === undefined || ts === '') return undefined;
  const parent = findMessage(state, channel, String(ts));
  if (!parent) return refuse('thread_not_found');
  const isReply = parent.thread_ts !== undefined && parent.thread_ts !== parent.ts;
  if (isReply || parent.to !== undefined) refuse('cannot_reply_to_message');
  return parent.ts;
}
