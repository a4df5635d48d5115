import { Fragment, type ReactNode } from 'react';
import type { DeliveredMessage } from '../../../slack/delivered.ts';
import { dayText, msOf } from '../moments.ts';
import { usePage } from '../page-context.ts';
import { MessageView } from './message-view.tsx';
import { useStickyScroll } from './use-sticky-scroll.ts';

/** Messages of one author within this time stand together, ms. */
const TOGETHER_MS = 5 * 60_000;

interface MessageListProps {
  readonly label: string;
  readonly messages: readonly DeliveredMessage[];
  /** Stands above the first message. */
  readonly before?: ReactNode;
  readonly under: (message: DeliveredMessage) => ReactNode;
}

/** Messages in order; stays at the newest one unless somebody has scrolled up. */
export function MessageList({ label, messages, before, under }: MessageListProps): ReactNode {
  const { language, t } = usePage();
  const { here, away, toEnd } = useStickyScroll(messages.at(-1)?.ts);
  return (
    <div className="message-list-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <div className="message-list" ref={here} role="log" aria-label={label} tabIndex={0}>
        {before}
        {messages.map((message, index) => {
          const last = messages[index - 1];
          const newDay = !last || dayOf(last) !== dayOf(message);
          return (
            <Fragment key={message.ts}>
              {newDay && (
                <h3 className="day">
                  <span>{dayText(msOf(message.ts), language)}</span>
                </h3>
              )}
              <MessageView message={message} follows={!newDay && follows(last, message)}>
                {under(message)}
              </MessageView>
            </Fragment>
          );
        })}
      </div>
      {away && (
        <button type="button" className="to-end" aria-label={t('toMessages')} onClick={toEnd}>
          ↓
        </button>
      )}
    </div>
  );
}

function dayOf({ ts }: DeliveredMessage): string {
  return new Date(msOf(ts)).toDateString();
}

function follows(last: DeliveredMessage, message: DeliveredMessage): boolean {
  const near = msOf(message.ts) - msOf(last.ts) < TOGETHER_MS;
  const plain = !message.ephemeral && !last.ephemeral && !message.broadcast;
  return near && plain && last.author.id === message.author.id;
}
