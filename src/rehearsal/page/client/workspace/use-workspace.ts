import { useEffect, useState } from 'react';
import type { Actor } from '../actor.ts';
import { Unanswered } from '../ask.ts';
import { applyChange } from './apply-change.ts';
import { loadWorkspace } from './load.ts';
import type { Workspace } from './workspace.ts';

/** `lost`: the rehearsal does not answer; `locked`: it does, and does not know the key. */
type Contact = 'loading' | 'live' | 'lost' | 'locked';

export interface Live {
  readonly space: Workspace | undefined;
  readonly contact: Contact;
}

const TRY_AGAIN_MS = 1500;

/** The workspace of this person, kept up to date for as long as the page stands. */
export function useWorkspace(actor: Actor | undefined): Live {
  const [live, setLive] = useState<Live & { readonly actor?: Actor }>({
    space: undefined,
    contact: 'loading',
  });
  useEffect(() => {
    if (!actor) return;
    const over = new AbortController();
    void follow(actor, over.signal, (space, contact) => {
      if (!over.signal.aborted) {
        setLive((before) => ({ actor, contact, space: space ?? keep(before, actor) }));
      }
    });
    return () => over.abort();
  }, [actor]);
  // What the person before saw must not stand there for a moment.
  return live.actor === actor ? live : { space: undefined, contact: 'loading' };
}

function keep(before: Live & { readonly actor?: Actor }, actor: Actor): Workspace | undefined {
  return before.actor === actor ? before.space : undefined;
}

async function follow(
  actor: Actor,
  signal: AbortSignal,
  show: (space: Workspace | undefined, contact: Contact) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      let space = await loadWorkspace(actor, signal);
      let after = space.me.last;
      show(space, 'live');
      while (!signal.aborted) {
        const page = await actor.changes(after, signal);
        after = page.next;
        for (const change of page.changes) space = applyChange(space, change);
        // Somebody joined, a channel was archived: rare enough to look at everything again.
        if (page.changes.some(({ kind }) => kind === 'workspace')) {
          const { notices } = space;
          space = { ...(await loadWorkspace(actor, signal)), notices };
          after = space.me.last;
        }
        show(space, 'live');
      }
    } catch (thrown) {
      const locked = thrown instanceof Unanswered && thrown.status === 401;
      show(undefined, locked ? 'locked' : 'lost');
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
    }
  }
}
