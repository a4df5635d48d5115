import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { Deed, DeedError } from '../../slack/user/deed.ts';
import { Modal } from './frame/modal.tsx';
import { Sidebar } from './frame/sidebar.tsx';
import { type Toast, Toasts } from './frame/toasts.tsx';
import { TopBar } from './frame/top-bar.tsx';
import { PageContext, type PageParts } from './page-context.ts';
import { Panel } from './panel/panel.tsx';
import { Channel } from './places/channel.tsx';
import { Home } from './places/home.tsx';
import { Thread } from './places/thread.tsx';
import { refusalIn } from './refusals.ts';
import { TEXTS } from './texts.ts';
import { useUnread } from './workspace/use-unread.ts';

/** Of these Slack sends a notice of its own, which arrives with the other changes. */
const TOLD_BY_SLACK: ReadonlySet<DeedError> = new Set([
  'operation_timeout',
  'dispatch_failed',
  'bad_acknowledgement',
]);

/** The window of one person: places at the left, one of them open, a thread beside it, a modal in front. */
export function Rooms(given: Omit<PageParts, 't' | 'tell'>): ReactNode {
  const { language, space, address, actor } = given;
  const [refusals, setRefusals] = useState<readonly Toast[]>([]);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const tell = useCallback(
    (deed: Deed) => {
      if (deed.ok || TOLD_BY_SLACK.has(deed.error)) return;
      const text = refusalIn(language, deed.message);
      setRefusals((before) => [...before.slice(-2), { id: crypto.randomUUID(), text }]);
    },
    [language],
  );
  const parts = useMemo(
    (): PageParts => ({
      ...given,
      t: (text) => (typeof text === 'string' ? TEXTS[text] : text)[language],
      tell,
    }),
    [given, language, tell],
  );
  const at = placeIn(given);
  const channel = space.channels.find((one) => one.id === at);
  const unread = useUnread(space, at);
  const notices = space.notices.map(({ seq, text }) => ({
    id: `${actor.id} ${seq}`,
    text: refusalIn(language, text),
  }));
  const toasts = [...notices, ...refusals].filter(({ id }) => !closed.has(id));
  const shape = [address.thread && 'with-thread', address.list && 'with-list'].filter(Boolean);
  return (
    <PageContext value={parts}>
      <div className={['rooms', ...shape].join(' ')}>
        <TopBar />
        <Sidebar at={at} unread={unread} />
        {at === 'home' && <Home />}
        {at === 'panel' && <Panel />}
        {channel && <Channel channel={channel} />}
        {address.thread !== undefined && <Thread thread={address.thread} />}
        {space.modal && <Modal key={space.modal.id} view={space.modal} />}
        <Toasts toasts={toasts} onClose={(id) => setClosed(new Set([...closed, id]))} />
      </div>
    </PageContext>
  );
}

/** Where the address leads; where it leads nowhere, the channel of the practice. */
function placeIn({
  setup,
  space,
  address,
}: Pick<PageParts, 'setup' | 'space' | 'address'>): string {
  const { at = '' } = address;
  const known = at === 'home' || (at === 'panel' && setup.panel);
  return known || space.channels.some(({ id }) => id === at) ? at : setup.channel;
}
