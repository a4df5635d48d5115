import { defineFact, learn } from '../../run/fact.ts';
import { pass } from '../../run/verdict.ts';
import { field, POSTPONE, yes } from '../../steps/choices.ts';
import { confirmation, said } from '../../steps/confirmation.ts';
import { ConsoleContact } from '../../steps/pass.ts';

export const consoleContact = defineFact('console-contact', ConsoleContact);

export const askForConsole = confirmation({
  id: 'console-access',
  phase: 'prepare',
  title: { de: 'Zugang zur Konsole gesichert', en: 'Access to the console secured' },
  why: {
    de: 'Kommt der Server nach einem Neustart nicht zurück, hilft nur noch jemand an der Konsole oder am Hypervisor.',
    en: 'If the server does not come back after a reboot, only somebody at the console or the hypervisor can help.',
  },
  guide: ['Auf UCware Server zugreifen'],
  ask: (ctx) => ({
    text: {
      de: `Wer erreicht während des Zeitfensters die Konsole oder den Hypervisor von ${ctx.server.name}?`,
      en: `Who can reach the console or the hypervisor of ${ctx.server.name} during the window?`,
    },
    notes: [
      {
        de: 'Die Telefone hinter diesem Server sind währenddessen aus: Es zählt eine Mobilnummer.',
        en: 'The telephones behind this server are off meanwhile: it takes a mobile number.',
      },
    ],
    choices: [
      yes({ de: 'Person eintragen …', en: 'Enter the person …' }, [
        field('person', 'text', { de: 'Name', en: 'Name' }),
        field('mobile', 'text', { de: 'Mobilnummer', en: 'Mobile number' }),
      ]),
      POSTPONE,
    ],
    who: 'operator',
  }),
  judge: (answer) => {
    const contact = { person: said(answer, 'person'), mobile: said(answer, 'mobile') };
    return pass(
      {
        de: `Konsole: ${contact.person}, ${contact.mobile}.`,
        en: `Console: ${contact.person}, ${contact.mobile}.`,
      },
      { facts: [learn(consoleContact, contact)] },
    );
  },
});
