import { DamagedFile } from './damaged-file.ts';
import { finishedPath, finishedRuns, journalPath } from './file-names.ts';
import { type Files, ifExists } from './files.ts';
import { readJournal } from './read-journal.ts';
import type { JournalRecord } from './types.ts';

/** A journal of a server, whatever state it is in. */
export interface AuditFile {
  readonly path: string;
  /** Undefined for an open journal whose first line cannot be read. */
  readonly run: string | undefined;
  /** It may still be written to. */
  readonly open: boolean;
}

/** How often a look is repeated when a run ended, and its file moved, during it. */
export const LOOKS = 3;

/**
 * The journals of a server, oldest first; one whose place cannot be told comes after the others. A run that ends meanwhile is
 * in the list once: its file moves, and whoever looked at the folder before and for the open file after would miss it.
 */
export async function listAuditFiles(
  files: Files,
  folder: string,
  server: string,
): Promise<readonly AuditFile[]> {
  const open = journalPath(folder, server);
  for (let look = 1; ; look += 1) {
    const before = (await ifExists(files.stat(open)))?.ino;
    const found = await listOnce(files, folder, server);
    if (look === LOOKS || (await ifExists(files.stat(open)))?.ino === before) return found;
  }
}

async function listOnce(
  files: Files,
  folder: string,
  server: string,
): Promise<readonly AuditFile[]> {
  const found: (AuditFile & { readonly seq: number })[] = [];
  for (const run of finishedRuns((await ifExists(files.readdir(folder))) ?? [], server)) {
    const path = finishedPath(folder, server, run);
    const first = await firstRecord(files, path);
    if (first && first.run !== run) continue;
    found.push({ path, run, open: false, seq: first?.seq ?? Number.MAX_SAFE_INTEGER });
  }
  const path = journalPath(folder, server);
  if (await ifExists(files.stat(path))) {
    const first = await ifExists(firstRecord(files, path));
    found.push({ path, run: first?.run, open: true, seq: first?.seq ?? Number.MAX_SAFE_INTEGER });
  }
  return found.sort((a, b) => a.seq - b.seq).map(({ seq: _, ...file }) => file);
}

async function firstRecord(files: Files, path: string): Promise<JournalRecord | undefined> {
  try {
    for await (const { record } of readJournal(files, path)) return record;
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error;
  }
  return undefined;
}
