import type { Files } from './files.ts';
import { readJournal } from './read-journal.ts';
import type { JournalRecord } from './types.ts';

/** A file of records with consecutive numbers. */
export interface Piece {
  readonly path: string;
  /** Number of its first and last record. */
  readonly from: number;
  readonly to: number;
  /** Where a record begins, and where the last one ends, if that is known. */
  readonly offsetOf?: (seq: number) => number;
  readonly end?: number;
}

/** Records with a number above `after`. Files before that are not opened, lines before it not parsed. */
export async function* readPieces(
  files: Files,
  pieces: readonly Piece[],
  after: number,
): AsyncGenerator<JournalRecord> {
  for (const { path, from, to, offsetOf, end } of pieces) {
    if (to <= after) continue;
    const skip = Math.max(0, after + 1 - from);
    const start = offsetOf ? { offset: offsetOf(from + skip), number: skip + 1 } : { skip };
    const reading = { ...start, ...(end === undefined ? {} : { end }) };
    for await (const { record } of readJournal(files, path, reading)) yield record;
  }
}
