import type { ReactNode } from 'react';
import type { DeliveredChannel } from '../../../slack/delivered.ts';
import { usePage } from '../page-context.ts';

/** An empty channel says how the rehearsal begins. */
export function Beginning({ channel }: { readonly channel: DeliveredChannel }): ReactNode {
  const { setup, actor, tell, t } = usePage();
  const [first] = setup.commands;
  if (channel.id !== setup.channel || !first)
    return <p className="beginning">{t('emptyChannel')}</p>;
  return (
    <section className="beginning">
      <h2>{t('emptyTitle')}</h2>
      <p>{t('emptyWhy')}</p>
      <button
        type="button"
        className="button primary"
        onClick={() => void actor.command(channel.id, first.text).then(tell)}
      >
        <code>{first.text}</code>
      </button>
    </section>
  );
}
