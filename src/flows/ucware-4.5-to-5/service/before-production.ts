import type { Field } from '../../run/question.ts';
import type { Text } from '../../run/text.ts';
import { pass } from '../../run/verdict.ts';
import { accept, field, yes } from '../../steps/choices.ts';
import { confirmation, who } from '../../steps/confirmation.ts';

/**
 * What has to work before anybody relies on the telephones again. After the update every forwarding profile is inactive,
 * and fax numbers are reachable in the new fax management only through groups (the guide, "Konfiguration neuer Funktionen").
 */
const CHECKLIST = {
  forwards: {
    de: 'Nachtschaltung und Feiertage: Rufumleitungsprofile wieder aktiviert',
    en: 'Night service and holidays: forwarding profiles active again',
  },
  fax: { de: 'Fax erreichbar (Empfang getestet)', en: 'Fax reachable (receiving tested)' },
  inbound: { de: 'Testanruf von außen', en: 'Test call from outside' },
  outbound: { de: 'Testanruf nach außen', en: 'Test call to the outside' },
  internal: { de: 'Testanruf intern', en: 'Internal test call' },
  queue: { de: 'Testanruf in eine Warteschlange', en: 'Test call into a queue' },
  emergency: {
    de: 'Notruf: getestet oder nach eigener Regelung anders sichergestellt',
    en: 'Emergency calls: tested, or made sure of by your own rules',
  },
} as const satisfies Record<string, Text>;

function checklist(): Field {
  return field(
    'works',
    'checkboxes',
    { de: 'Erledigt und in Ordnung', en: 'Done and in order' },
    { options: Object.entries(CHECKLIST).map(([id, label]) => ({ id, label })) },
  );
}

export const checkBeforeProduction = confirmation({
  id: 'before-production',
  phase: 'service',
  title: { de: 'Vor dem Produktiveinsatz geprüft', en: 'Checked before production' },
  why: {
    de: 'Nach dem Update sind alle Rufumleitungen inaktiv; erst Testanrufe zeigen, dass die Anlage trägt.',
    en: 'After the update all forwards are inactive; only test calls show that the system holds.',
  },
  guide: ['Rufumleitungsprofile für mehrere Rufnummern', 'Lizenzschlüssel eintragen'],
  ask: () => ({
    text: {
      de: 'Bitte die Liste abarbeiten. Zuerst die geschäftskritischen Rufumleitungen, dann die Testanrufe.',
      en: 'Please work through the list. Business-critical forwards first, then the test calls.',
    },
    // No boxes: nobody ticks anything here, and the message stays when all of it is confirmed.
    notes: Object.values(CHECKLIST).map((item) => ({ de: `• ${item.de}`, en: `• ${item.en}` })),
    choices: [
      yes({ de: 'Abhaken …', en: 'Tick off …' }, [checklist()]),
      accept({ de: 'Trotz offener Punkte weiter …', en: 'Go on with open points …' }),
    ],
    who: 'operator',
  }),
  judge: (answer) => {
    if (answer.choice === 'accept') {
      return pass({
        de: `Mit offenen Punkten weiter, entschieden von ${who(answer)}.`,
        en: `Gone on with open points, decided by ${who(answer)}.`,
      });
    }
    const ticked = new Set((answer.values['works'] ?? '').split(','));
    const open = Object.entries(CHECKLIST).filter(([id]) => !ticked.has(id));
    if (open.length === 0) {
      return pass({
        de: `Alles geprüft von ${who(answer)}.`,
        en: `All checked by ${who(answer)}.`,
      });
    }
    const list = (language: keyof Text): string =>
      open.map(([, item]) => item[language]).join('; ');
    return { complaint: { de: `Noch offen: ${list('de')}.`, en: `Still open: ${list('en')}.` } };
  },
});
