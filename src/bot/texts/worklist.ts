import type { Text } from '../../flows/run/text.ts';

/** The words of work lists. Arguments are finished mrkdwn. */
export const LIST = {
  progress: (settled: number, total: number): Text => ({
    de: `${settled} von ${total} erledigt`,
    en: `${settled} of ${total} done`,
  }),
  section: (title: string, settled: number, total: number): Text => ({
    de: `${title}: ${settled}/${total}`,
    en: `${title}: ${settled}/${total}`,
  }),
  next: { de: 'Als Nächstes', en: 'Next' },
  allDone: {
    de: 'Alles auf der Liste ist erledigt.',
    en: 'Everything on the list is done.',
  },
  onlyLocked: {
    de: 'Was noch offen ist, wartet auf anderes.',
    en: 'What is still open waits for something else.',
  },
  recent: { de: 'Zuletzt', en: 'Latest' },
  several: { de: 'Mehrere abhaken …', en: 'Tick several …' },
  severalField: { de: 'Erledigt', en: 'Done' },
  open: { de: 'Liste …', en: 'List …' },
  show: { de: 'Ansehen', en: 'Look' },
  back: { de: '← Zur Liste', en: '← To the list' },
  previous: { de: '← Vorige', en: '← Previous' },
  following: { de: 'Nächste →', en: 'Next →' },
  filter: { de: 'Was zeigen?', en: 'Show what?' },
  filterOpen: { de: 'Alles Offene', en: 'All that is open' },
  filterDone: { de: 'Alles Erledigte', en: 'All that is done' },
  page: (page: number, pages: number): Text => ({
    de: `Seite ${page} von ${pages}`,
    en: `Page ${page} of ${pages}`,
  }),
  nothing: { de: 'Hier steht nichts.', en: 'There is nothing here.' },
  locked: (why: string): Text => ({ de: `🔒 ${why}`, en: `🔒 ${why}` }),
  closed: {
    de: 'Diese Liste ist inzwischen geschlossen.',
    en: 'This list is closed by now.',
  },
} as const;
