import type { Text } from '../../flows/run/text.ts';

/** The words of modals. Titles and buttons must fit 24 characters. */
export const FORMS = {
  back: { de: 'Zurück', en: 'Back' },
  submit: { de: 'Senden', en: 'Send' },
  close: { de: 'Schließen', en: 'Close' },
  abortTitle: { de: 'Lauf abbrechen', en: 'Abort the run' },
  abortSubmit: { de: 'Abbrechen lassen', en: 'Abort the run' },
  abortIntro: (host: string): Text => ({
    de: `Der Lauf auf *${host}* hält nach dem laufenden Schritt an. Danach wird zurückgenommen, was sich zurücknehmen lässt. dpkg wird nie mittendrin beendet.`,
    en: `The run on *${host}* stops after the running step. Then what can be taken back is taken back. dpkg is never killed half way.`,
  }),
  reason: { de: 'Begründung', en: 'Reason' },
  reasonHint: {
    de: 'Steht mit Ihrem Namen im Thread und im Protokoll.',
    en: 'Stands in the thread and the journal with your name.',
  },
  reasonMissing: { de: 'Bitte begründen Sie den Abbruch.', en: 'Please give a reason.' },
  optional: { de: 'kann leer bleiben', en: 'may stay empty' },
  optionsInFull: { de: 'Die Auswahl im Wortlaut', en: 'The options in full' },
  checkingTitle: { de: 'Wird geprüft', en: 'Checking' },
  checking: {
    de: 'Ihre Antwort wird gerade geprüft. Dieses Fenster zeigt gleich das Ergebnis.',
    en: 'Your answer is being checked. This window shows the result in a moment.',
  },
  fileTooLarge: (bytes: number): Text => ({
    de: `Die Datei ist zu groß (höchstens ${bytes / 1e6} MB). Gemeint ist eine Tabelle.`,
    en: `The file is too large (at most ${bytes / 1e6} MB). What is meant is a table.`,
  }),
  notOfTheTeam: {
    de: 'Das ist kein Mitglied dieses Workspace: Gäste, Bots und Ehemalige können hier nicht helfen. Bitte jemand anderen wählen.',
    en: 'This is no member of the workspace: guests, bots and those who left cannot help here. Please choose somebody else.',
  },
  notTaken: { de: 'Nicht übernommen', en: 'Not taken over' },
  taken: { de: 'Übernommen', en: 'Taken over' },
  takenText: { de: 'Ihre Antwort ist gespeichert.', en: 'Your answer is saved.' },
} as const;
