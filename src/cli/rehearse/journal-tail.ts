import { journalPath } from '../../store/file-names.ts';
import { DISK, ifExists } from '../../store/files.ts';
import { readJournal } from '../../store/read-journal.ts';
import type { JournalRecord } from '../../store/types.ts';

/** Reads a growing journal piece by piece: a whole upgrade is looked at some thousand times. */
export interface JournalTail {
  /** What has been added since the last call; everything once more when the journal is not the file it was. */
  read(): Promise<readonly JournalRecord[]>;
}

/** `readAll` is asked where there is no open journal to go on in: before a run, and after it. */
export function createJournalTail(
  stateFolder: string,
  server: string,
  readAll: () => Promise<readonly JournalRecord[]>,
): JournalTail {
  const path = journalPath(stateFolder, server);
  let seen = 0;
  let place = { file: 0, offset: 0 };

  async function readOn(size: number): Promise<readonly JournalRecord[]> {
    if (size === place.offset) return [];
    const records: JournalRecord[] = [];
    const reading = { offset: place.offset, onUnfinished: () => {} };
    for await (const { written, line } of readJournal(DISK, path, reading)) {
      records.push(written);
      place = { ...place, offset: line.offset + line.bytes.length + 1 };
    }
    return records;
  }

  return {
    async read() {
      const file = await ifExists(DISK.stat(path));
      const same = file !== undefined && file.ino === place.file && file.size >= place.offset;
      if (!same) place = { file: file?.ino ?? 0, offset: 0 };
      const records = same ? await readOn(file.size).catch(readAll) : await readAll();
      const fresh = records.filter(({ seq }) => seq > seen);
      seen = fresh.at(-1)?.seq ?? seen;
      return fresh;
    },
  };
}
