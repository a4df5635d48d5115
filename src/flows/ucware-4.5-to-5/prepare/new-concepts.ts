import { pass } from '../../run/verdict.ts';
import { POSTPONE, yes } from '../../steps/choices.ts';
import { confirmation, who } from '../../steps/confirmation.ts';

export const explainNewConcepts = confirmation({
  id: 'new-concepts',
  phase: 'prepare',
  title: { de: 'Neue Nutzungskonzepte verstanden', en: 'New concepts understood' },
  why: {
    de: 'Drei Dinge funktionieren in Version 5 anders und müssen nach dem Update angepasst werden.',
    en: 'Three things work differently in version 5 and have to be adapted after the update.',
  },
  guide: ['Neue Funktionen'],
  ask: () => ({
    text: {
      de: 'Sind diese drei Neuerungen bekannt, und ist Zeit für die Anpassung eingeplant?',
      en: 'Are these three novelties known, and is there time planned for adapting to them?',
    },
    notes: [
      {
        de: '*Mehrere Rufnummern und Slots pro Benutzer:* Doppelt angelegte Benutzer mit Parallelruf sind nicht mehr nötig und werden zusammengeführt.',
        en: '*Several numbers and slots per user* (Mehrere Rufnummern und Slots pro Benutzer): users that exist twice with parallel ringing are no longer needed and get merged.',
      },
      {
        de: '*Rufumleitungsprofile pro Rufnummer:* Nach dem Update sind alle Rufumleitungsprofile *inaktiv*, auch Nachtschaltung und Feiertage. Benutzer müssen sie bei Bedarf wieder aktivieren.',
        en: '*Forwarding profiles per number* (Rufumleitungsprofile): after the update all of them are *inactive*, night service and holidays included. Users have to switch them on again.',
      },
      {
        de: '*Faxberechtigungen pro Faxnummer:* Vorhandene Faxnummern müssen gruppiert und mit einer Benutzergruppe verknüpft werden.',
        en: '*Fax rights per fax number* (Faxberechtigungen): existing fax numbers have to be grouped and tied to a user group.',
      },
    ],
    choices: [yes({ de: 'Bekannt und eingeplant', en: 'Known and planned for' }), POSTPONE],
    who: 'operator',
  }),
  judge: (answer) =>
    pass({ de: `Bestätigt von ${who(answer)}.`, en: `Confirmed by ${who(answer)}.` }),
});
