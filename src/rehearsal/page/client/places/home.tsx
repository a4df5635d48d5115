import { type ReactNode, useEffect } from 'react';
import { Blocks } from '../blocks/blocks.tsx';
import { usePage } from '../page-context.ts';
import { PlaceHead } from './place-head.tsx';

/** The Home tab of the app; opening it tells the app, as in Slack. */
export function Home(): ReactNode {
  const { actor, space, t } = usePage();
  const { home, me } = space;
  useEffect(() => {
    void actor.openHome();
  }, [actor]);
  return (
    <main className="place-main">
      <PlaceHead title={me.app.name} note={t('home')} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="home" tabIndex={0}>
        {home ? (
          <Blocks
            blocks={home.blocks}
            names={home.names}
            source={{ click: (click) => actor.clickHome(click) }}
          />
        ) : (
          <p className="muted">{t('homeWaits')}</p>
        )}
      </div>
    </main>
  );
}
