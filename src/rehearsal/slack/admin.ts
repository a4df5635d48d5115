import { findMessage, removeMessage } from './messages.ts';
import type { State } from './state.ts';
import type { SlackChannel } from './types.ts';

/** What people do to the workspace behind the app's back. */
export interface Admin {
  archive(channel: string): void;
  unarchive(channel: string): void;
  removeBot(channel: string): void;
  inviteBot(channel: string): void;
  /** The person leaves: payloads stop, `users.info` says `deleted`. */
  deactivate(user: string): void;
  reactivate(user: string): void;
  deleteMessage(channel: string, ts: string): void;
  /** What apps may post in a channel; null lifts it. */
  restrict(channel: string, how: SlackChannel['restricted'] | null): void;
  /** Messages can be edited for so many minutes; null means for ever. */
  setEditWindow(minutes: number | null): void;
}

export function createAdmin(state: State): Admin {
  const bot = state.seed.app.botUser;
  function channel(id: string, patch: { archived?: boolean; members?: readonly string[] }): void {
    const known = state.channels.get(id);
    if (known) state.channels.set(id, { ...known, ...patch });
  }
  function members(id: string): readonly string[] {
    return state.channels.get(id)?.members ?? [];
  }
  function tell(text: string): void {
    state.changes.add({ kind: 'workspace', text });
  }
  function name(id: string): string {
    return `#${state.channels.get(id)?.name ?? id}`;
  }
  return {
    archive(id) {
      channel(id, { archived: true });
      tell(`${name(id)} was archived.`);
    },
    unarchive(id) {
      channel(id, { archived: false });
      tell(`${name(id)} is open again.`);
    },
    removeBot(id) {
      channel(id, { members: members(id).filter((one) => one !== bot) });
      tell(`The app was removed from ${name(id)}.`);
    },
    inviteBot(id) {
      channel(id, { members: [...new Set([...members(id), bot])] });
      tell(`The app was invited to ${name(id)}.`);
    },
    deactivate(id) {
      const user = state.users.get(id);
      if (!user) return;
      state.users.set(id, { ...user, deleted: true });
      tell(`${user.real_name} was deactivated.`);
    },
    reactivate(id) {
      const user = state.users.get(id);
      if (!user) return;
      state.users.set(id, { ...user, deleted: false });
      tell(`${user.real_name} is back.`);
    },
    restrict(id, how) {
      const known = state.channels.get(id);
      if (!known) return;
      const { restricted: _, ...open } = known;
      state.channels.set(id, how ? { ...open, restricted: how } : open);
    },
    setEditWindow(minutes) {
      state.editWindowMinutes = minutes;
    },
    deleteMessage(id, ts) {
      const message = findMessage(state, id, ts);
      if (message) removeMessage(state, message);
    },
  };
}
