import type { ReactNode } from 'react';
import type { DeliveredMessage } from '../../../slack/delivered.ts';
import { Avatar } from '../frame/avatar.tsx';
import { msOf, timeText } from '../moments.ts';
import { usePage } from '../page-context.ts';
import { repliesTo } from '../workspace/workspace.ts';

/** The line under a message that leads into its thread. */
export function ThreadBar({ message }: { readonly message: DeliveredMessage }): ReactNode {
  const { space, go, t, language } = usePage();
  const replies = repliesTo(message, space).filter((reply) => !reply.ephemeral);
  const last = replies.at(-1);
  if (!last) return null;
  const authors = [...new Map(replies.map(({ author }) => [author.id, author])).values()];
  return (
    <button
      type="button"
      className="thread-bar"
      onClick={() => go({ thread: `${message.channel}/${message.ts}` })}
    >
      {authors.slice(0, 4).map(({ id, name, bot }) => (
        <Avatar key={id} id={id} name={name} bot={bot} small />
      ))}
      <strong>
        {replies.length} {t(replies.length === 1 ? 'reply' : 'replies')}
      </strong>
      <span className="muted">
        {t('lastReply')} {timeText(msOf(last.ts), language)}
      </span>
    </button>
  );
}
