import { commandPayload } from '../payloads.ts';
import { SlackRefusal } from '../refusal.ts';
import { respond } from '../respond.ts';
import { type Deed, DONE, refused } from './deed.ts';
import { dispatch, tell } from './dispatch.ts';
import { person, placeOf, seesChannel, type World } from './world.ts';

/** The person types a slash command into a channel. Commands do not exist in threads. */
export async function command(
  world: World,
  user: string,
  channelId: string,
  typed: string,
): Promise<Deed> {
  const { state, hidden } = world;
  const channel = state.channels.get(channelId);
  if (!channel || !seesChannel(channel, user)) {
    return refused('no_such_channel', `There is no channel ${channelId} here.`);
  }
  if (channel.archived) return refused('channel_archived', `#${channel.name} is archived.`);
  const [, name = '', text = ''] = /^(\S+)\s*([\s\S]*)$/.exec(typed.trim()) ?? [];
  if (!state.seed.app.commands.includes(name)) {
    return refused('no_such_command', `${name} is not a valid command.`);
  }
  state.changes.add({
    kind: 'deed',
    what: 'command',
    user: person(state, user),
    place: placeOf(channel),
    text: typed.trim(),
  });
  const payload = commandPayload(state, hidden, user, channel, name, text.trim());
  const failed = (error: string): string => `${name} failed with the error "${error}".`;
  const result = await dispatch(world, user, failed, 'slash_commands', payload);
  if (result.acknowledged === undefined) return result.deed;
  const answer = result.acknowledged;
  if (answer['text'] === undefined && answer['blocks'] === undefined) return DONE;
  try {
    respond(state, { user, channel: channelId }, answer);
    return DONE;
  } catch (thrown) {
    if (!(thrown instanceof SlackRefusal)) throw thrown;
    return tell(world, user, 'bad_acknowledgement', `${name} answered with ${thrown.error}.`);
  }
}
