import { contentOf } from './content.ts';
import type { JsonObject } from './json.ts';
import { addMessage, editMessage, findMessage, removeMessage } from './messages.ts';
import { refuse } from './refusal.ts';
import type { ResponseTarget } from './response-urls.ts';
import type { State } from './state.ts';

/**
 * What an app sends to a `response_url`, or with its acknowledgement of a command: a new message (ephemeral unless
 * `in_channel`), or a change of the message that was clicked. It needs no membership of the channel.
 */
export function respond(state: State, target: ResponseTarget, body: JsonObject): void {
  const original =
    target.ts === undefined ? undefined : findMessage(state, target.channel, target.ts);
  if (body['delete_original'] === true) {
    if (!original) refuse('no_original');
    removeMessage(state, original);
    return;
  }
  const content = contentOf(body);
  if (body['replace_original'] === true && original) {
    editMessage(state, original, content);
    return;
  }
  const everybody = body['response_type'] === 'in_channel';
  const thread = body['thread_ts'];
  addMessage(state, {
    ...content,
    channel: target.channel,
    user: state.seed.app.botUser,
    files: [],
    ...(everybody ? {} : { to: target.user }),
    ...(typeof thread === 'string' && everybody ? { thread_ts: thread } : {}),
  });
}
