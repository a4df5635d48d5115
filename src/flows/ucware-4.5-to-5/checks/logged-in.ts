import { asCode } from '../../remote/as-code.ts';
import { reading } from '../../remote/attempt.ts';
import { loggedIn, readLoggedIn } from '../../remote/logged-in.ts';
import type { Check } from './define-check.ts';

export const loggedInCheck: Check = {
  id: 'logged-in',
  title: { de: 'Wer am Server angemeldet ist', en: 'Who is logged in to the server' },
  readings: () => [reading(loggedIn, readLoggedIn())],
  judge: (facts) => {
    const people = facts.need(loggedIn);
    if (people.length === 0) return [];
    const list = people
      .slice(0, 5)
      .map(({ user, terminal, from, since }) =>
        asCode(`${user} ${terminal} ${since}${from === '' ? '' : ` ${from}`}`),
      )
      .join(', ');
    return [
      {
        id: 'people-logged-in',
        weight: 'info',
        title: {
          de: `${people.length} offene Sitzung${people.length > 1 ? 'en' : ''} am Server`,
          en: `${people.length} open session${people.length > 1 ? 's' : ''} on the server`,
        },
        why: {
          de: `Angemeldet (Benutzer, Terminal, seit, von): ${list}. Wer dort arbeitet, kann dem Upgrade in die Quere kommen.`,
          en: `Logged in (user, terminal, since, from): ${list}. Whoever works there can get into the way of the upgrade.`,
        },
        remedy: {
          de: 'Absprechen, dass während des Fensters niemand sonst am Server arbeitet.',
          en: 'Agree that nobody else works on the server during the window.',
        },
      },
    ];
  },
};
