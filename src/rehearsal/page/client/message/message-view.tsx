import type { ReactNode } from 'react';
import type { DeliveredMessage } from '../../../slack/delivered.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { Avatar } from '../frame/avatar.tsx';
import { msOf, timeText } from '../moments.ts';
import { usePage } from '../page-context.ts';
import { isReply } from '../workspace/workspace.ts';
import { FileCard } from './file-card.tsx';
import { blocksOf } from './text.ts';

interface MessageViewProps {
  readonly message: DeliveredMessage;
  /** True where the message before it is by the same author: head and picture are left out. */
  readonly follows: boolean;
  readonly children?: ReactNode;
}

/** One message as Slack shows it. */
export function MessageView({ message, follows, children }: MessageViewProps): ReactNode {
  const { actor, language, t } = usePage();
  const { author, channel, ts, version, ephemeral } = message;
  const time = timeText(msOf(ts), language);
  const inChannel = isReply(message) && message.broadcast;
  return (
    <article
      className={ephemeral ? 'message ephemeral' : 'message'}
      aria-label={`${author.name}, ${time}`}
      data-ts={ts}
    >
      <div className="message-side">
        {follows ? (
          <time className="side-time">{time}</time>
        ) : (
          <Avatar id={author.id} name={author.name} bot={author.bot} />
        )}
      </div>
      <div className="message-body">
        {ephemeral && <p className="message-note">👁 {t('onlyYou')}</p>}
        {!follows && (
          <p className="message-head">
            <strong>{author.name}</strong>
            {author.bot && <span className="app-mark">{t('app')}</span>}
            <time>{time}</time>
          </p>
        )}
        {inChannel && <p className="message-note">↩ {t('inThread')}</p>}
        {message.deleted ? (
          <p className="muted">{t('deleted')}</p>
        ) : (
          <Blocks
            blocks={blocksOf(message)}
            names={message.names}
            source={{ click: (click) => actor.click({ ...click, channel, ts, seen: version }) }}
          />
        )}
        {message.files.map((file) => (
          <FileCard key={file.id} file={file} />
        ))}
        {children}
      </div>
    </article>
  );
}
