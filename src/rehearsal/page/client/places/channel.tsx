import type { ReactNode } from 'react';
import type { DeliveredChannel } from '../../../slack/delivered.ts';
import { Composer } from '../composer/composer.tsx';
import { MessageList } from '../message/message-list.tsx';
import { ThreadBar } from '../message/thread-bar.tsx';
import { usePage } from '../page-context.ts';
import { inChannel } from '../workspace/workspace.ts';
import { Beginning } from './beginning.tsx';
import { PlaceHead } from './place-head.tsx';

/** A channel: its messages and the line to write in. */
export function Channel({ channel }: { readonly channel: DeliveredChannel }): ReactNode {
  const { space, t } = usePage();
  const title = channel.kind === 'im' ? channel.name : `# ${channel.name}`;
  const messages = inChannel(space, channel.id);
  return (
    <main className="place-main">
      <PlaceHead title={title} note={channel.topic} />
      <MessageList
        key={channel.id}
        label={title}
        messages={messages}
        before={messages.length === 0 && <Beginning channel={channel} />}
        under={(message) => <ThreadBar message={message} />}
      />
      {channel.archived ? (
        <p className="no-composer">{t('channelArchived')}</p>
      ) : (
        <Composer key={`${channel.id}-composer`} channel={channel} />
      )}
    </main>
  );
}
