import type { DeliveredMessage } from './delivered.ts';
import { namesIn } from './names.ts';
import { nameOf, type State } from './state.ts';
import type { MessageContent, SlackMessage } from './types.ts';

/** A message in this channel, ephemeral and deleted ones included. */
export function findMessage(state: State, channel: string, ts: string): SlackMessage | undefined {
  return state.messages.get(channel)?.find((message) => message.ts === ts);
}

export function repliesTo(state: State, channel: string, ts: string): readonly SlackMessage[] {
  const all = state.messages.get(channel) ?? [];
  return all.filter((message) => message.thread_ts === ts && message.ts !== ts);
}

/** Puts a new message into its channel and tells everybody who sees it. */
export function addMessage(
  state: State,
  message: Omit<SlackMessage, 'ts' | 'earlier'>,
): SlackMessage {
  const added: SlackMessage = { ...message, ts: state.nextTs(), earlier: [] };
  state.messages.set(added.channel, [...(state.messages.get(added.channel) ?? []), added]);
  announce(state, 'posted', added);
  return added;
}

/** The same message with other content; what it said before is kept as an earlier version. */
export function editMessage(
  state: State,
  message: SlackMessage,
  content: MessageContent,
): SlackMessage {
  const { text, blocks, attachments, metadata } = message;
  const before: MessageContent = {
    text,
    blocks,
    attachments,
    ...(metadata === undefined ? {} : { metadata }),
  };
  const edited: SlackMessage = {
    ...message,
    ...content,
    editedTs: state.nextTs(),
    earlier: [...message.earlier, before],
  };
  replace(state, edited);
  announce(state, 'edited', edited);
  return edited;
}

/** Removes the message. A parent with replies leaves a tombstone, so that its thread stays. */
export function removeMessage(state: State, message: SlackMessage): void {
  const gone: SlackMessage = {
    ...message,
    text: 'This message was deleted.',
    blocks: [],
    attachments: [],
    files: [],
    tombstone: true,
  };
  if (repliesTo(state, message.channel, message.ts).length > 0) replace(state, gone);
  else {
    const rest = (state.messages.get(message.channel) ?? []).filter((one) => one.ts !== message.ts);
    state.messages.set(message.channel, rest);
  }
  announce(state, 'deleted', gone);
}

/** The message as the client of a person shows it. */
export function delivered(state: State, message: SlackMessage): DeliveredMessage {
  const author = state.users.get(message.user);
  return {
    channel: message.channel,
    ts: message.ts,
    ...(message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
    author: {
      id: message.user,
      name: nameOf(state, message.user),
      bot: author?.is_bot === true,
    },
    text: message.text,
    blocks: message.blocks,
    attachments: message.attachments,
    files: message.files.flatMap((id) => {
      const file = state.files.get(id);
      if (!file) return [];
      const { name, title, mimetype, size } = file;
      return [{ id, name, title, mimetype, size }];
    }),
    ephemeral: message.to !== undefined,
    // An edit that brings blocks is not marked.
    edited: message.editedTs !== undefined && message.blocks.length === 0,
    deleted: message.tombstone === true,
    broadcast: message.broadcast === true,
    version: message.earlier.length + 1,
    replies: repliesTo(state, message.channel, message.ts).filter((one) => one.to === undefined)
      .length,
    names: namesIn(state, message.channel, message.text, message.blocks, message.attachments),
  };
}

function replace(state: State, message: SlackMessage): void {
  const all = state.messages.get(message.channel) ?? [];
  state.messages.set(
    message.channel,
    all.map((one) => (one.ts === message.ts ? message : one)),
  );
}

function announce(
  state: State,
  what: 'posted' | 'edited' | 'deleted',
  message: SlackMessage,
): void {
  state.changes.add({
    kind: 'message',
    what,
    message: delivered(state, message),
    ...(message.to === undefined ? {} : { to: message.to }),
  });
}
