import { LIMITS } from '../../blocks/limits.ts';
import { contentOf } from '../../content.ts';
import { objectsOf } from '../../json.ts';
import { addMessage } from '../../messages.ts';
import { refuse } from '../../refusal.ts';
import { newId } from '../../state.ts';
import type { SlackChannel, SlackFile, SlackMessage } from '../../types.ts';
import { wireFile } from '../../wire.ts';
import { type Call, type Method, required } from '../call.ts';
import { conversationOf, writable } from '../conversation.ts';
import { threadOf } from './chat-post.ts';

export const filesGetUploadUrl: Method = (call) => {
  const name = required(call, 'filename');
  const length = Number(required(call, 'length'));
  if (!Number.isInteger(length) || length < 1) refuse('missing_argument');
  const isSnippet = call.args['snippet_type'] !== undefined;
  if (isSnippet && length > LIMITS.snippetBytes.max) refuse('snippet_too_large');
  if (String(call.args['alt_text'] ?? '').length > LIMITS.fileAltText.max)
    refuse('alt_txt_too_large');
  const id = newId('F');
  call.hidden.uploads.set(id, { name, length });
  return { upload_url: `${call.origin}/upload/${id}`, file_id: id };
};

/** Makes uploaded files real and shares them in the channel with one message. */
export const filesCompleteUpload: Method = (call) => {
  const { state, args, origin } = call;
  const channel = channelOf(call);
  const wanted = objectsOf(args['files']);
  if (wanted.length === 0) refuse('invalid_arguments');
  const files = wanted.map((one) => completed(call, String(one['id']), one['title'], channel));
  // Everything that can be refused is refused before the first file exists.
  const message = channel ? sharing(call, channel, files) : undefined;
  for (const file of files) {
    state.files.set(file.id, file);
    call.hidden.uploads.delete(file.id);
  }
  if (message) addMessage(state, message);
  return { files: files.map((file) => wireFile(state, file, origin)) };
};

function channelOf(call: Call): SlackChannel | undefined {
  const id = call.args['channel_id'] ?? call.args['channels'];
  if (id === undefined || id === '') return undefined;
  return writable(call.state, conversationOf(call.state, id));
}

function completed(
  call: Call,
  id: string,
  title: unknown,
  channel: SlackChannel | undefined,
): SlackFile {
  const upload = call.hidden.uploads.get(id);
  if (upload?.content === undefined) return refuse('file_not_found');
  return {
    id,
    name: upload.name,
    title: typeof title === 'string' && title !== '' ? title : upload.name,
    mimetype: mimetypeOf(upload.name),
    size: upload.content.length,
    user: call.state.seed.app.botUser,
    created: Math.floor(call.state.clock.now().getTime() / 1000),
    content: upload.content,
    channels: channel ? [channel.id] : [],
  };
}

/** The message that shares the files. `initial_comment` beats `blocks`. */
function sharing(
  call: Call,
  channel: SlackChannel,
  files: readonly SlackFile[],
): Omit<SlackMessage, 'ts' | 'earlier'> {
  const { state, args } = call;
  const thread = threadOf(state, channel.id, args['thread_ts']);
  const comment = String(args['initial_comment'] ?? '');
  const silent = comment === '' && args['blocks'] === undefined;
  const said = comment !== '' ? { text: comment } : { blocks: args['blocks'] };
  return {
    ...(silent ? { text: '', blocks: [], attachments: [] } : contentOf(said)),
    channel: channel.id,
    user: state.seed.app.botUser,
    files: files.map((file) => file.id),
    ...(thread === undefined ? {} : { thread_ts: thread }),
  };
}

export function mimetypeOf(name: string): string {
  const known: Readonly<Record<string, string>> = {
    txt: 'text/plain',
    log: 'text/plain',
    md: 'text/markdown',
    csv: 'text/csv',
    json: 'application/json',
    png: 'image/png',
  };
  return known[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
}
