import type { Change, DeliveredMessage } from '../../../slack/delivered.ts';
import { isReply, type Workspace } from './workspace.ts';

/** The workspace after one more thing has happened in it. */
export function applyChange(space: Workspace, change: Change): Workspace {
  const at = { ...space, now: Math.max(space.now, Date.parse(change.at)) };
  switch (change.kind) {
    case 'message':
      return change.what === 'deleted'
        ? withoutMessage(at, change.message)
        : withMessages(at, [change.message]);
    case 'view': {
      const { view } = change;
      if (view?.type === 'home') return { ...at, home: view };
      if (change.what !== 'updated') return { ...at, modal: view };
      return view && view.id === at.modal?.id ? { ...at, modal: view } : at;
    }
    case 'notice': {
      const { seq, error, text } = change;
      return { ...at, notices: [...at.notices, { seq, error, text }] };
    }
    case 'deed':
    case 'workspace':
      return at;
  }
}

/** Puts messages where they belong; an older version never replaces a newer one. */
export function withMessages(space: Workspace, fresh: readonly DeliveredMessage[]): Workspace {
  const messages = new Map(space.messages);
  for (const message of fresh) {
    const all = messages.get(message.channel) ?? [];
    const known = all.find((one) => one.ts === message.ts);
    if (known && known.version > message.version) continue;
    const rest = known ? all.map((one) => (one === known ? message : one)) : [...all, message];
    messages.set(
      message.channel,
      known ? rest : rest.sort((one, other) => (one.ts < other.ts ? -1 : 1)),
    );
  }
  return { ...space, messages };
}

/** A parent with replies leaves a mark, so that its thread stays reachable. */
function withoutMessage(space: Workspace, gone: DeliveredMessage): Workspace {
  const all = space.messages.get(gone.channel) ?? [];
  const hasReplies = all.some((one) => isReply(one) && one.thread_ts === gone.ts);
  if (hasReplies) return withMessages(space, [gone]);
  const messages = new Map(space.messages);
  messages.set(
    gone.channel,
    all.filter((one) => one.ts !== gone.ts),
  );
  return { ...space, messages };
}
