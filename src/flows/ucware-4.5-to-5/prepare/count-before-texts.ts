import type { Text } from '../../run/text.ts';

/** The words of the question about counts and the user overview of 4.5. */
export const BEFORE = {
  text: {
    de: 'Wie viele Benutzer, Warteschlangen, Faxe … sind jetzt in 4.5 eingerichtet? Die Benutzerübersicht können Sie mit einfügen (Benutzername, Vorname, Nachname, Nebenstellen).',
    en: 'How many users, queues, faxes … exist now in 4.5? You can paste the user overview as well (Benutzername, Vorname, Nachname, Nebenstellen).',
  },
  advice: {
    de: 'Der Hersteller rät, Rufnummern vor dem Löschen von Benutzern zu notieren oder einen Screenshot zu machen: Hier steht es, bis es gebraucht wird.',
    en: 'The vendor advises to note numbers, or take a screenshot, before users are deleted: here they stay until they are needed.',
  },
  notYet: {
    de: 'Die Abfrage aus dem Inventar (`tables`) geht hier noch nicht: root kann sich bei MySQL noch nicht über den Socket anmelden. Das wird erst mit der ersten Aktualisierung eingerichtet. Bis dahin die Übersicht bitte einfügen oder als Datei geben.',
    en: 'The query of the inventory (`tables`) does not work here yet: root cannot log in to MySQL over the socket. That is only set up with the first update. Until then please paste the overview or give it as a file.',
  },
  enter: { de: 'Eintragen …', en: 'Enter …' },
  query: {
    de: 'Eintragen, Benutzer vom Server lesen …',
    en: 'Enter, read the users from the server …',
  },
  doNot: { de: 'Nicht vergleichen', en: 'Do not compare' },
  none: {
    de: 'Keine Anzahlen festgehalten; ein Vergleich nach dem Update ist nicht möglich.',
    en: 'No counts noted; there will be nothing to compare with after the update.',
  },
  file: { de: 'benutzer-vorher', en: 'users-before' },
  overview: {
    de: 'Benutzerübersicht (Administration > Benutzer)',
    en: 'User overview (Administration > Benutzer)',
  },
  kept: {
    de: 'Die Benutzerübersicht von vor dem Update, wie sie übergeben wurde. Sie enthält Namen und Rufnummern.',
    en: 'The user overview from before the update, as it was handed in. It contains names and numbers.',
  },
} as const satisfies Record<string, Text>;
