import type { Change, DeliveredChannel, DeliveredMessage, DeliveredView } from '../delivered.ts';
import { delivered, findMessage, repliesTo } from '../messages.ts';
import { imOf, nameOf, type State } from '../state.ts';
import { deliveredView, topView } from '../views.ts';
import { seesChannel, seesMessage } from './world.ts';

/** Everything a person can look at, as their client shows it. */
export interface Look {
  me(): Me;
  channels(): readonly DeliveredChannel[];
  /** Messages of a channel outside threads, own ephemeral ones among them; undefined when it is not visible. */
  messages(channel: string): readonly DeliveredMessage[] | undefined;
  /** A parent and its replies. */
  thread(channel: string, ts: string): readonly DeliveredMessage[] | undefined;
  modal(): DeliveredView | undefined;
  home(): DeliveredView | undefined;
  changes(after: number): readonly Change[];
}

export interface Me {
  readonly id: string;
  readonly name: string;
  readonly team: string;
  readonly app: {
    readonly name: string;
    readonly commands: readonly string[];
    readonly user: string;
  };
  readonly people: readonly { readonly id: string; readonly name: string; readonly bot: boolean }[];
  /** The number of the latest change, to wait from. */
  readonly last: number;
}

export function createLook(state: State, user: string): Look {
  function visible(channelId: string): boolean {
    const channel = state.channels.get(channelId);
    return channel !== undefined && seesChannel(channel, user);
  }
  return {
    me: () => ({
      id: user,
      name: nameOf(state, user),
      team: state.seed.team.name,
      app: {
        name: state.seed.app.name,
        commands: state.seed.app.commands,
        user: state.seed.app.botUser,
      },
      people: [...state.users.values()].map((one) => ({
        id: one.id,
        name: one.real_name,
        bot: one.is_bot === true,
      })),
      last: state.changes.last(),
    }),
    channels: () =>
      [...state.channels.values()]
        .filter((channel) => seesChannel(channel, user))
        .filter((channel) => channel.id !== imOf(user) || state.seed.app.messagesTab)
        .map((channel) => ({
          id: channel.id,
          name: channel.id === imOf(user) ? state.seed.app.name : channel.name,
          kind: channel.kind,
          archived: channel.archived === true,
          member: channel.members.includes(user),
          topic: channel.topic ?? '',
        })),
    messages(channel) {
      if (!visible(channel)) return undefined;
      return (state.messages.get(channel) ?? [])
        .filter((one) => seesMessage(one, user))
        .filter((one) => one.thread_ts === undefined || one.broadcast === true)
        .map((one) => delivered(state, one));
    },
    thread(channel, ts) {
      const parent = findMessage(state, channel, ts);
      if (!visible(channel) || !parent || !seesMessage(parent, user)) return undefined;
      return [parent, ...repliesTo(state, channel, ts)]
        .filter((one) => seesMessage(one, user))
        .map((one) => delivered(state, one));
    },
    modal() {
      const view = topView(state, user);
      return view && deliveredView(state, view);
    },
    home() {
      const view = state.views.get(state.homes.get(user) ?? '');
      return view && deliveredView(state, view);
    },
    changes: (after) =>
      state.changes.after(after).filter((change) => concerns(change, user, visible)),
  };
}

/** What others do privately stays theirs: their modals, clicks, ephemeral messages and errors. */
function concerns(change: Change, user: string, visible: (channel: string) => boolean): boolean {
  if (change.kind === 'message') {
    if (change.to !== undefined) return change.to === user;
    return visible(change.message.channel);
  }
  return change.kind === 'workspace' || change.user.id === user;
}
