import type { ReactNode } from 'react';
import { usePage } from '../page-context.ts';

/** Title line of a place; on narrow windows with the way back to the list of places. */
export function PlaceHead({
  title,
  note = '',
  children,
}: {
  readonly title: string;
  readonly note?: string;
  readonly children?: ReactNode;
}): ReactNode {
  const { go, t } = usePage();
  return (
    <header className="place-head">
      <button
        type="button"
        className="icon only-narrow"
        aria-label={t('back')}
        onClick={() => go({ list: '1' })}
      >
        ‹
      </button>
      <h1>{title}</h1>
      {note !== '' && <p className="muted">{note}</p>}
      {children}
    </header>
  );
}
