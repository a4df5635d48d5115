import { z } from 'zod';
import type { FileDecision } from '../../merges/conffiles/decision.ts';
import type { ForecastFile } from '../../merges/conffiles/forecast.ts';
import type { Text } from '../../run/text.ts';

/** What can be done about a file; files of a kind can be decided together. */
export const FileKind = z.enum([
  'clean',
  'conflict',
  'encodings',
  'no-base',
  'binary',
  'deleted',
  'unread',
]);
export type FileKind = z.infer<typeof FileKind>;

export function kindOf(file: ForecastFile): FileKind {
  if (file.class === 'deleted') return 'deleted';
  const { proposal } = file;
  if (!proposal) return 'unread';
  if (proposal.kind === 'binary') return 'binary';
  if (proposal.kind === 'two-way') return 'no-base';
  if (proposal.mixed) return 'encodings';
  return proposal.conflicts === 0 ? 'clean' : 'conflict';
}

export const KIND_NAMES: Readonly<Record<FileKind, Text>> = {
  clean: {
    de: 'Lassen sich ohne Widerspruch zusammenführen',
    en: 'Can be merged without contradiction',
  },
  conflict: {
    de: 'Beide Seiten haben dieselben Zeilen geändert',
    en: 'Both sides have changed the same lines',
  },
  encodings: {
    de: '⚠ Zwei Zeichenkodierungen: wird nie von selbst zusammengeführt',
    en: '⚠ Two encodings: never merged automatically',
  },
  'no-base': {
    de: '⚠ Ohne Ausgangsfassung: wird nie von selbst zusammengeführt',
    en: '⚠ Without a base: never merged automatically',
  },
  binary: { de: 'Keine Textdateien', en: 'Not text files' },
  deleted: {
    de: 'Von Ihnen gelöscht, vom Hersteller geändert',
    en: 'Deleted by you, changed by the vendor',
  },
  unread: {
    de: 'Nicht lesbar: bleiben, wie sie sind',
    en: 'Could not be read: stay as they are',
  },
};

/** What can be chosen for a whole file of a kind. */
export const WHOLE: Readonly<Record<FileKind, readonly FileDecision['choice'][]>> = {
  clean: ['keep', 'vendor', 'merge'],
  conflict: ['keep', 'vendor'],
  encodings: ['keep', 'vendor'],
  'no-base': ['keep', 'vendor'],
  binary: ['keep', 'vendor'],
  deleted: ['keep', 'vendor'],
  unread: ['keep'],
};

const LABELS: Readonly<Record<FileDecision['choice'], Text>> = {
  keep: { de: 'Eigene Fassung behalten', en: 'Keep your own' },
  vendor: { de: 'Fassung des Herstellers nehmen', en: 'Take the vendor’s' },
  merge: { de: 'Zusammenführung übernehmen', en: 'Use the merge' },
};

const LABELS_DELETED: typeof LABELS = {
  ...LABELS,
  keep: { de: 'Bleibt gelöscht', en: 'Stays deleted' },
  vendor: { de: 'Datei des Herstellers anlegen', en: 'Create the vendor’s file' },
};

export function labelOf(choice: FileDecision['choice'], kind: FileKind): Text {
  return (kind === 'deleted' ? LABELS_DELETED : LABELS)[choice];
}
