import type { ReactNode } from 'react';
import { usePage } from '../page-context.ts';
import { Avatar } from './avatar.tsx';

interface SidebarProps {
  /** The place that is open. */
  readonly at: string;
  readonly unread: ReadonlySet<string>;
}

/** The places of the workspace. */
export function Sidebar({ at, unread }: SidebarProps): ReactNode {
  const { space, setup, t } = usePage();
  const { channels, me } = space;
  const place = (id: string, sign: ReactNode, name: string, note = ''): ReactNode => (
    <Place key={id} id={id} current={at === id} fresh={unread.has(id)}>
      <span className="sign" aria-hidden="true">
        {sign}
      </span>
      <span className="place-name">{name}</span>
      {note !== '' && <small>{note}</small>}
    </Place>
  );
  const rooms = channels.filter(({ kind, member }) => kind !== 'im' && member);
  const direct = channels.filter(({ kind }) => kind === 'im');
  return (
    <nav className="sidebar" aria-label={t('places')}>
      <h1>{me.team}</h1>
      <h2>{t('channels')}</h2>
      <ul>
        {rooms.map(({ id, name, kind, archived }) =>
          place(id, kind === 'private' ? '🔒' : '#', name, archived ? t('archived') : ''),
        )}
      </ul>
      {direct.length > 0 && (
        <>
          <h2>{t('direct')}</h2>
          <ul>{direct.map(({ id, name }) => place(id, '@', name))}</ul>
        </>
      )}
      <h2>{t('apps')}</h2>
      <ul>{place('home', <Avatar id={me.app.user} name="" bot small />, me.app.name)}</ul>
      {setup.panel && (
        <>
          <h2>{t('practice')}</h2>
          <ul>{place('panel', '⛈', t('panel'))}</ul>
        </>
      )}
    </nav>
  );
}

function Place({
  id,
  current,
  fresh,
  children,
}: {
  readonly id: string;
  readonly current: boolean;
  readonly fresh: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const { go, t } = usePage();
  return (
    <li>
      <button
        type="button"
        className={fresh ? 'place fresh' : 'place'}
        aria-current={current ? 'page' : undefined}
        onClick={() => go({ at: id, list: undefined })}
      >
        {children}
        {fresh && <span className="visually-hidden">{t('unread')}</span>}
      </button>
    </li>
  );
}
