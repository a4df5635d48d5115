import type { ReactNode } from 'react';
import { Composer } from '../composer/composer.tsx';
import { MessageList } from '../message/message-list.tsx';
import { usePage } from '../page-context.ts';
import { repliesTo } from '../workspace/workspace.ts';

/** The thread beside the channel: the conversation of a run. */
export function Thread({ thread }: { readonly thread: string }): ReactNode {
  const { space, go, t } = usePage();
  const [id = '', ts = ''] = thread.split('/');
  const channel = space.channels.find((one) => one.id === id);
  const parent = space.messages.get(id)?.find((one) => one.ts === ts);
  if (!parent || !channel) return null;
  return (
    <aside className="thread" aria-label={t('thread')}>
      <header className="place-head">
        <h2>{t('thread')}</h2>
        <p className="muted"># {channel.name}</p>
        <button
          type="button"
          className="icon end"
          aria-label={t('closeThread')}
          onClick={() => go({ thread: undefined })}
        >
          ✕
        </button>
      </header>
      <MessageList
        key={thread}
        label={t('thread')}
        messages={[parent, ...repliesTo(parent, space)]}
        under={(message) =>
          message === parent && <ReplyCount count={repliesTo(parent, space).length} />
        }
      />
      {!channel.archived && <Composer key={`${thread}-composer`} channel={channel} thread={ts} />}
    </aside>
  );
}

function ReplyCount({ count }: { readonly count: number }): ReactNode {
  const { t } = usePage();
  return (
    <p className="reply-count">
      <span>
        {count} {t(count === 1 ? 'reply' : 'replies')}
      </span>
    </p>
  );
}
