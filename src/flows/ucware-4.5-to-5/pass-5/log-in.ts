import { pass as passed } from '../../run/verdict.ts';
import { accept, yes } from '../../steps/choices.ts';
import { confirmation, who } from '../../steps/confirmation.ts';

/** Only a person can log in: the bot has no account in UCware and wants none. */
export const logInToAdminClient = confirmation({
  id: 'login-5',
  phase: 'upgrade-5',
  title: { de: 'Am Admin-Client angemeldet', en: 'Logged in to the Admin client' },
  why: {
    de: 'Wer sich anmelden kann und die Hauptseite sieht, hat den Beweis, dass Datenbank und Oberfläche zusammenarbeiten.',
    en: 'Whoever can log in and sees the main page has the proof that database and interface work together.',
  },
  guide: ['Admin-Client starten'],
  ask: (ctx) => ({
    text: {
      de: `Bitte ${ctx.server.webUrl}/admin/ öffnen und als *supervisor* oder als Mitglied der Gruppe *admin* einloggen. Erscheint die *Hauptseite*?`,
      en: `Please open ${ctx.server.webUrl}/admin/ and log in as *supervisor* or as a member of the group *admin*. Does the main page (*Hauptseite*) appear?`,
    },
    choices: [
      yes({ de: 'Ja, die Hauptseite erscheint', en: 'Yes, the main page appears' }),
      accept({ de: 'Nein, trotzdem weiter …', en: 'No, go on anyway …' }),
    ],
    who: 'operator',
  }),
  judge: (answer) =>
    answer.choice === 'accept'
      ? passed({
          de: `Anmeldung nicht gelungen; weiter, entschieden von ${who(answer)}.`,
          en: `Could not log in; going on, decided by ${who(answer)}.`,
        })
      : passed({
          de: `Angemeldet, laut ${who(answer)}.`,
          en: `Logged in, says ${who(answer)}.`,
        }),
});
