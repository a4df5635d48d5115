import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { context, type Message } from './messages/message.ts';
import { outgoing } from './outgoing.ts';

/**
 * `response_url` takes five answers (docs.slack.dev/interactivity/handling-user-interaction); one stays for an apology. What
 * does not fit into four is counted, and the command line shows it in full.
 */
const ANSWERS = 4;

/** Answers in private by the response URL: works in every channel, also where the bot is not a member. */
export async function respondAll(respond: RespondFn, messages: readonly Message[]): Promise<void> {
  for (const [index, message] of messages.entries()) {
    if (index >= ANSWERS) break;
    const rest = messages.length - ANSWERS;
    const more = index === ANSWERS - 1 && rest > 0 ? `… +${rest}: \`ucware-upgrade\`` : '';
    const { text, blocks } = outgoing(message);
    await respond({
      response_type: 'ephemeral',
      replace_original: false,
      text: `${text} ${more}`.trimEnd(),
      blocks: [...blocks, ...(more === '' ? [] : [context(more)])],
    });
  }
}

export interface Spot {
  readonly channel: string | undefined;
  readonly user: string;
  readonly thread: string | undefined;
}

/** Answers where the click was made, inside the thread; by the response URL where that is not possible. */
export async function whisper(
  web: WebClient,
  spot: Spot,
  respond: RespondFn | undefined,
  messages: readonly Message[],
): Promise<void> {
  const { channel, user, thread } = spot;
  try {
    if (channel === undefined) throw new Error('no channel');
    for (const message of messages) {
      const { text, blocks } = outgoing(message);
      await web.chat.postEphemeral({
        channel,
        user,
        text,
        blocks: [...blocks],
        ...(thread === undefined ? {} : { thread_ts: thread }),
      });
    }
  } catch (error) {
    if (!respond) throw error;
    await respondAll(respond, messages);
  }
}
