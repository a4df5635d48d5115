import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import { type ChangeFeed, createChangeFeed } from './changes.ts';
import type {
  SlackChannel,
  SlackFile,
  SlackMessage,
  SlackUser,
  SlackUserGroup,
  SlackView,
  ViewValues,
} from './types.ts';
import type { WorkspaceSeed } from './workspace.ts';

/** The workspace while it lives. Everything in the maps is replaced, never changed in place. */
export interface State {
  readonly seed: WorkspaceSeed;
  readonly clock: Clock;
  readonly users: Map<string, SlackUser>;
  readonly channels: Map<string, SlackChannel>;
  readonly userGroups: Map<string, SlackUserGroup>;
  /** By channel, in the order of their `ts`; ephemeral ones among them. */
  readonly messages: Map<string, readonly SlackMessage[]>;
  readonly files: Map<string, SlackFile>;
  readonly views: Map<string, SlackView>;
  /** Ids of a person's open modals, the visible one last. */
  readonly stacks: Map<string, readonly string[]>;
  /** The view id of a person's Home tab. */
  readonly homes: Map<string, string>;
  /** What a person has selected in a message and not in a modal, by `user channel ts`. */
  readonly selections: Map<string, ViewValues>;
  readonly changes: ChangeFeed;
  /** How long messages can be edited; null means for ever. A setting of the workspace. */
  editWindowMinutes: number | null;
  /** A new message timestamp, greater than every earlier one. */
  nextTs(): string;
}

export function createState(seed: WorkspaceSeed, clock: Clock): State {
  const people = seed.users.filter((user) => user.is_bot !== true);
  const ims = people.map((user): SlackChannel => {
    return { id: imOf(user.id), name: user.name, kind: 'im', members: [seed.app.botUser, user.id] };
  });
  let last = 0;
  return {
    seed,
    clock,
    users: byId(seed.users),
    channels: byId([...seed.channels, ...ims]),
    userGroups: byId(seed.userGroups),
    messages: new Map(),
    files: new Map(),
    views: new Map(),
    stacks: new Map(),
    homes: new Map(),
    selections: new Map(),
    changes: createChangeFeed(() => clock.now()),
    editWindowMinutes: null,
    nextTs() {
      last = Math.max(last + 1, clock.now().getTime() * 1000);
      const digits = String(last).padStart(7, '0');
      return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
    },
  };
}

/** The id of the direct messages between the app and this person. */
export function imOf(user: string): string {
  return `D${user.slice(1)}`;
}

/** An id in Slack's style: a letter for the kind, then capital letters and digits. */
export function newId(kind: string): string {
  return `${kind}0${randomBytes(6).toString('hex').toUpperCase()}`;
}

export function nameOf(state: State, user: string): string {
  return state.users.get(user)?.real_name ?? user;
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
