import type { Actor } from '../actor.ts';
import { withMessages } from './apply-change.ts';
import type { Workspace } from './workspace.ts';

/** Reads everything once. Changes after `me.last` come on top; what happens meanwhile is seen twice and does no harm. */
export async function loadWorkspace(actor: Actor, signal: AbortSignal): Promise<Workspace> {
  const me = await actor.me(signal);
  const [channels, modal, home] = await Promise.all([
    actor.channels(signal),
    actor.modal(signal),
    actor.home(signal),
  ]);
  const shown = await Promise.all(channels.map(({ id }) => actor.messages(id, signal)));
  const parents = shown.flat().filter((message) => message.replies > 0);
  const threads = await Promise.all(
    parents.map(({ channel, ts }) => actor.thread(channel, ts, signal)),
  );
  const all = [...shown, ...threads].flat();
  const latest = Math.max(0, ...all.map((message) => Number(message.ts) * 1000));
  const empty: Workspace = {
    me,
    channels,
    messages: new Map(),
    modal: modal ?? undefined,
    home: home ?? undefined,
    notices: [],
    now: latest,
  };
  return withMessages(empty, all);
}
