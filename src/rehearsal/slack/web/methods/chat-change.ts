import { LIMITS } from '../../blocks/limits.ts';
import { contentOf } from '../../content.ts';
import { editMessage, findMessage, removeMessage } from '../../messages.ts';
import { refuse } from '../../refusal.ts';
import type { MessageContent, SlackMessage } from '../../types.ts';
import { wireMessage } from '../../wire.ts';
import { type Call, type Method, required } from '../call.ts';

/** Only own messages, never ephemeral ones. `text` without `blocks` removes the blocks. */
export const chatUpdate: Method = (call) => {
  const { state, args } = call;
  const message = messageOf(call, 'ts', 'cant_update_message');
  if (state.channels.get(message.channel)?.archived) refuse('is_inactive');
  const open = state.editWindowMinutes;
  const age = state.clock.now().getTime() - Number(message.ts) * 1000;
  if (open !== null && age > open * 60_000) refuse('edit_window_closed');
  const longest = LIMITS.updateText.max;
  if (String(args['text'] ?? '').length > longest) refuse('msg_too_long');
  const edited = editMessage(state, message, changed(call, message));
  return {
    channel: edited.channel,
    ts: edited.ts,
    text: edited.text,
    message: wireMessage(state, edited),
  };
};

export const chatDelete: Method = (call) => {
  const message = messageOf(call, 'ts', 'cant_delete_message');
  removeMessage(call.state, message);
  return { channel: message.channel, ts: message.ts };
};

export const chatGetPermalink: Method = (call) => {
  const message = messageOf(call, 'message_ts');
  const { channel, ts, thread_ts } = message;
  const thread = thread_ts === undefined ? '' : `?thread_ts=${thread_ts}&cid=${channel}`;
  const permalink = `${call.origin}/archives/${channel}/p${ts.replace('.', '')}${thread}`;
  return { channel, permalink };
};

/** Attachments and metadata stay when they are left out. */
function changed(call: Call, message: SlackMessage): MessageContent {
  const content = contentOf(call.args);
  const metadata = content.metadata ?? message.metadata;
  return {
    ...content,
    attachments: call.args['attachments'] === undefined ? message.attachments : content.attachments,
    ...(metadata === undefined ? {} : { metadata }),
  };
}

/** The message meant by the arguments; `foreign` is the refusal for one the app did not write. */
function messageOf(call: Call, tsName: string, foreign?: string): SlackMessage {
  const { state } = call;
  // These methods take ids only, no names; `#channel` is unknown to them.
  const channel = state.channels.get(required(call, 'channel'));
  if (!channel) return refuse('channel_not_found');
  const message = findMessage(state, channel.id, required(call, tsName));
  if (!message || message.to !== undefined || message.tombstone) return refuse('message_not_found');
  if (foreign !== undefined && message.user !== state.seed.app.botUser) refuse(foreign);
  return message;
}
