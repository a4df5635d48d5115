import type { Text } from '../../flows/run/text.ts';

export const HOME = {
  title: { de: 'UCware-Aktualisierungen', en: 'UCware upgrades' },
  closed: {
    de: 'Diese Übersicht ist den Mitgliedern des Workspace vorbehalten.',
    en: 'This overview is for members of the workspace.',
  },
  unknown: {
    de: 'Slack hat gerade nicht gesagt, wer Sie sind. Öffnen Sie diesen Reiter bitte noch einmal.',
    en: 'Slack did not say who you are just now. Please open this tab once more.',
  },
  more: (count: number): Text => ({
    de: `${count} weitere passen nicht auf diese Seite. Alle zeigt \`/ucware-upgrade list\`.`,
    en: `${count} more do not fit on this page. \`/ucware-upgrade list\` shows all.`,
  }),
  asOf: (at: string): Text => ({ de: `Stand ${at}`, en: `As of ${at}` }),
} as const;
