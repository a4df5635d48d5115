import type { Duplex } from 'node:stream';
import type { Named } from '../delivered.ts';
import type { Hidden } from '../hidden.ts';
import type { Socket } from '../socket.ts';
import { nameOf, type State } from '../state.ts';
import type { SlackChannel, SlackMessage } from '../types.ts';
import type { Weather } from '../weather.ts';

/** Everything a person's doing touches. */
export interface World {
  readonly state: State;
  readonly hidden: Hidden;
  readonly socket: Socket;
  readonly weather: Weather;
  /** Connections with a call of the app under way, to be cut when Slack goes down. */
  readonly calls: Set<Duplex>;
  readonly origin: () => string;
}

/** Public channels and those the person is in. */
export function seesChannel(channel: SlackChannel, user: string): boolean {
  return channel.kind === 'public' || channel.members.includes(user);
}

export function seesMessage(message: SlackMessage, user: string): boolean {
  return message.to === undefined || message.to === user;
}

export function person(state: State, user: string): Named {
  return { id: user, name: nameOf(state, user) };
}

export function placeOf({ id, name }: SlackChannel): Named {
  return { id, name };
}
