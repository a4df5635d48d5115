import type { WebClient } from '@slack/web-api';
import { peopleIn, withNames } from '../../flows/document/with-names.ts';
import { redact } from '../../redact.ts';
import type { Message } from '../messages/message.ts';
import type { Attachment } from '../messages/question.ts';
import { outgoing } from '../outgoing.ts';
import { carriesStamp } from './carries-stamp.ts';

export interface Place {
  readonly channel: string;
  /** The card's ts for messages of its thread. */
  readonly thread: string | undefined;
}

/** The Web API as the outbox needs it. Every method rejects with the client's own errors. */
export interface Wire {
  post(place: Place, message: Message, broadcast: boolean): Promise<string>;
  update(channel: string, ts: string, message: Message): Promise<void>;
  upload(place: Place, file: Attachment, comment: string): Promise<void>;
  /** The ts of a message of ours that carries exactly this stamp, if the bot may look and finds one. */
  find(place: Place, stamp: string, since: string): Promise<string | undefined>;
}

export function createWire(
  web: WebClient,
  nameOf: (user: string) => Promise<string | undefined>,
): Wire {
  return {
    async post({ channel, thread }, message, broadcast) {
      const answer = await web.chat.postMessage({
        channel,
        ...payload(message),
        ...(thread === undefined ? {} : { thread_ts: thread }),
        ...(thread !== undefined && broadcast ? { reply_broadcast: true as const } : {}),
        unfurl_links: false,
        unfurl_media: false,
      } as Parameters<typeof web.chat.postMessage>[0]);
      return answer.ts ?? '';
    },
    async update(channel, ts, message) {
      // Without `blocks` Slack keeps the old ones; an empty list is what removes them.
      await web.chat.update({ channel, ts, ...payload(message) });
    },
    async upload({ channel, thread }, file, comment) {
      const { name, content, title } = outgoing(file, 'file');
      await web.filesUploadV2({
        channel_id: channel,
        ...(thread === undefined ? {} : { thread_ts: thread }),
        filename: name,
        // An empty file is refused by Slack (`length` must be at least 1).
        content: content === '' ? '\n' : await named(content, nameOf),
        title,
        initial_comment: outgoing(comment, 'text'),
      } as Parameters<typeof web.filesUploadV2>[0]);
    },
    async find({ channel, thread }, stamp, since) {
      const oldest = String(Math.floor(Date.parse(since) / 1000) - SKEW_SECONDS);
      const page = { channel, oldest, limit: 100 };
      const answer =
        thread === undefined
          ? await web.conversations.history(page)
          : await web.conversations.replies({ ...page, ts: thread });
      return answer.messages?.find((one) => carriesStamp(one, stamp))?.ts;
    },
  };
}

/** With the names Slack knows people by. */
async function named(
  content: string,
  nameOf: (user: string) => Promise<string | undefined>,
): Promise<string> {
  const names = new Map<string, string>();
  for (const id of peopleIn(content)) {
    const name = await nameOf(id);
    if (name !== undefined) names.set(id, redact(name));
  }
  return withNames(content, (id) => names.get(id));
}

/** How far the clock of this machine may be ahead of Slack's. */
const SKEW_SECONDS = 120;

function payload(message: Message): { text: string; blocks: Message['blocks'][number][] } {
  const { text, blocks } = outgoing(message);
  return { text, blocks: [...blocks] };
}
