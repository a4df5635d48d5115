import type { ReactNode } from 'react';
import { usePage } from '../page-context.ts';
import { waitsFor } from '../workspace/waits-for.ts';
import { Avatar } from './avatar.tsx';

/** Who can be played: one press changes the person, and a number says who is asked for something. */
export function People(): ReactNode {
  const { setup, space, actor, go, t } = usePage();
  const nameOf = (id: string): string => space.me.people.find((one) => one.id === id)?.name ?? id;
  return (
    <fieldset className="people">
      <legend>{t('youPlay')}</legend>
      {setup.people.map((person) => {
        const { id, part } = person;
        const waiting = waitsFor(space, person).length;
        return (
          <label key={id} className="person" title={`${nameOf(id)} – ${t(part)}`}>
            <input
              type="radio"
              name="played"
              className="visually-hidden"
              checked={actor.id === id}
              onChange={() => go({ as: id })}
            />
            <Avatar id={id} name={nameOf(id)} small />
            <span className="person-name">
              {nameOf(id).split(' ')[0]}
              <small>{t(part)}</small>
            </span>
            {waiting > 0 && (
              <span className="badge">
                {waiting}
                <span className="visually-hidden"> {t('waits')}</span>
              </span>
            )}
          </label>
        );
      })}
    </fieldset>
  );
}
