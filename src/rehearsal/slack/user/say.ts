import { addMessage, findMessage } from '../messages.ts';
import { type Deed, DONE, refused } from './deed.ts';
import { seesChannel, seesMessage, type World } from './world.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** The person writes to the others, in the channel or in a thread. The app has no scope to hear of it. */
export async function say(
  world: World,
  user: string,
  channelId: string,
  text: string,
  thread: string | undefined,
): Promise<Deed> {
  const { state } = world;
  const channel = state.channels.get(channelId);
  if (!channel || !seesChannel(channel, user)) {
    return refused('no_such_channel', `There is no channel ${channelId} here.`);
  }
  if (channel.archived) return refused('channel_archived', `#${channel.name} is archived.`);
  const parent = thread === undefined ? undefined : findMessage(state, channelId, thread);
  if (thread !== undefined && !(parent && seesMessage(parent, user))) {
    return refused('no_such_message', `There is no message ${thread} in ${channelId}.`);
  }
  const said = text.trim();
  if (said === '') return refused('invalid_input', 'There is nothing to send.');
  addMessage(state, {
    channel: channelId,
    user,
    text: said.replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign),
    blocks: [],
    attachments: [],
    files: [],
    ...(parent ? { thread_ts: parent.ts } : {}),
  });
  return DONE;
}
