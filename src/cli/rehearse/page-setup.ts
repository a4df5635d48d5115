import type { Language } from '../../flows/run/text.ts';
import type { PageSetup } from '../../rehearsal/page/setup.ts';
import { PRACTICE } from './start-practice.ts';

/** Who can be played in the browser, and what the composer offers. */
export function pageSetup(language: Language): PageSetup {
  const { channel, server, starter, approver, group } = PRACTICE;
  const type = (words: string): string => `/ucware-upgrade ${words}`;
  const approves = { de: 'gibt frei', en: 'approves' };
  return {
    language,
    channel,
    people: [
      { id: starter, part: { de: 'startet', en: 'starts' }, groups: [] },
      { id: approver, part: approves, groups: [group] },
      { id: 'U0APPROVE2', part: approves, groups: [group] },
      { id: 'U0OUTSIDER', part: { de: 'unbeteiligt', en: 'outsider' }, groups: [] },
      { id: 'U0GUEST000', part: { de: 'Gast', en: 'guest' }, groups: [] },
    ],
    commands: [
      { text: type(server), explain: { de: 'beginnt das Upgrade', en: 'begins the upgrade' } },
      {
        text: type(`check ${server}`),
        explain: { de: 'prüft den Server, ohne etwas zu ändern', en: 'checks, changes nothing' },
      },
      {
        text: type(`status ${server}`),
        explain: { de: 'zeigt, wo der Lauf steht', en: 'shows where the run is' },
      },
      { text: type('list'), explain: { de: 'zeigt alle Server', en: 'shows all servers' } },
      {
        text: type(`abort ${server}`),
        explain: {
          de: 'hält an, sobald es gefahrlos ist, und nimmt zurück, was geht',
          en: 'stops when it is safe and takes back what can be',
        },
      },
      { text: type('help'), explain: { de: 'Hilfe', en: 'help' } },
    ],
  };
}
