import type { Text } from '../../../run/text.ts';

/** The words of the hand-over document. */
export const LABELS = {
  title: (host: string): Text => ({
    de: `Übergabe: UCware 5 auf ${host}`,
    en: `Hand-over: UCware 5 on ${host}`,
  }),
  subtitle: (run: string, at: string): Text => ({
    de: `Lauf ${run}, Stand ${at}. Geschrieben aus dem Protokoll des Laufs.`,
    en: `Run ${run}, as of ${at}. Written from the record of the run.`,
  }),
  rehearsal: {
    de: 'Probelauf: Server und Slack sind nachgestellt, an einem echten System ist nichts geschehen.',
    en: 'Rehearsal: server and Slack are stand-ins, nothing has happened on a real system.',
  },
  overview: { de: 'Überblick', en: 'Overview' },
  server: { de: 'Server', en: 'Server' },
  startedBy: { de: 'Gestartet von', en: 'Started by' },
  version: { de: 'UCware vorher → jetzt', en: 'UCware before → now' },
  openPoints: { de: 'Offene Punkte', en: 'Open points' },
  nothingOpen: {
    de: 'Keine: Alles wurde erledigt oder ist entschieden.',
    en: 'None: everything was done or is decided.',
  },
  point: { de: 'Was', en: 'What' },
  who: { de: 'Wer', en: 'Who' },
  snapshots: {
    de: 'Snapshots, die nach der Abnahme zu löschen sind',
    en: 'Snapshots to be deleted after acceptance',
  },
  noSnapshots: { de: 'Keine.', en: 'None.' },
  snapshot: { de: 'Snapshot', en: 'Snapshot' },
  takenAt: { de: 'Angelegt', en: 'Taken' },
  takenBy: { de: 'Bestätigt von', en: 'Confirmed by' },
  decisions: { de: 'Was entschieden wurde, und von wem', en: 'What was decided, and by whom' },
  step: { de: 'Schritt', en: 'Step' },
  result: { de: 'Ergebnis', en: 'Result' },
  when: { de: 'Wann', en: 'When' },
  reason: { de: 'Begründung', en: 'Reason' },
  files: (pass: string): Text => ({
    de: `Konfigurationsdateien, über die entschieden wurde: ${pass}`,
    en: `Configuration files that were decided about: ${pass}`,
  }),
  noFiles: { de: 'Keine war auf beiden Seiten geändert.', en: 'None was changed on both sides.' },
  file: { de: 'Datei', en: 'File' },
  became: { de: 'Danach vorgefunden', en: 'Found afterwards' },
  findings: { de: 'Befunde und Ausnahmen', en: 'Findings and overrides' },
  noFindings: { de: 'Keine Befunde.', en: 'No findings.' },
  finding: { de: 'Befund', en: 'Finding' },
  overridden: { de: 'Übergangen von', en: 'Overridden by' },
  packages: (pass: string): Text => ({
    de: `Pakete: ${pass}`,
    en: `Packages: ${pass}`,
  }),
  noPackages: { de: 'Keine Änderung.', en: 'No change.' },
  package: { de: 'Paket', en: 'Package' },
  before: { de: 'Vorher', en: 'Before' },
  after: { de: 'Nachher', en: 'After' },
  removed: { de: 'entfernt', en: 'removed' },
  times: { de: 'Zeiten', en: 'Timings' },
  from: { de: 'Von', en: 'From' },
  until: { de: 'Bis', en: 'Until' },
  took: { de: 'Dauer', en: 'Took' },
  phonesDown: {
    de: 'Telefone ohne Dienst (von der Installation bis zur Prüfung)',
    en: 'Telephones out of service (installation to verification)',
  },
} as const;
