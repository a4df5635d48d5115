import { DamagedFile } from './damaged-file.ts';
import { finishedPath, finishedRuns } from './file-names.ts';
import type { Files } from './files.ts';
import type { Head } from './journal-record.ts';
import { readEnds } from './read-journal.ts';

/** The journal of a run that has ended: a file that never changes again. */
export interface FinishedRun {
  readonly path: string;
  readonly run: string;
  /** Number and `prev` of its first record. */
  readonly first: { readonly seq: number; readonly prev: string };
  readonly last: Head;
}

/**
 * The finished journals of a server, oldest first, known by their first and last records. A file whose first record
 * belongs to another run than its name says is the open journal of a server with a longer name.
 */
export async function listFinishedRuns(
  files: Files,
  folder: string,
  server: string,
): Promise<readonly FinishedRun[]> {
  const found: FinishedRun[] = [];
  for (const run of finishedRuns(await files.readdir(folder), server)) {
    const path = finishedPath(folder, server, run);
    const ends = await readEnds(files, path);
    if (!ends || ends.first.run !== run) continue;
    found.push({ path, run, first: ends.first, last: ends.last });
  }
  return found.sort((a, b) => a.first.seq - b.first.seq);
}

/** Throws `DamagedFile` unless the file's first record follows `head`. */
export function checkFollows(finished: FinishedRun, head: Head): void {
  const { first, path } = finished;
  if (first.seq === head.seq + 1 && first.prev === head.hash) return;
  throw new DamagedFile(
    path,
    1,
    first.seq === head.seq + 1
      ? `record ${first.seq} does not carry the hash of the record before it`
      : `number ${first.seq} follows number ${head.seq}: records between are missing or double`,
  );
}
