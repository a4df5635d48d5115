import { DamagedFile } from './damaged-file.ts';
import { describeError } from './describe-error.ts';
import { documentPath, journalPath } from './file-names.ts';
import { type Files, ifExists } from './files.ts';
import { checkFollows, type FinishedRun, listFinishedRuns } from './finished-runs.ts';
import { breaksChain, type Head, parseLine, START } from './journal-record.ts';
import type { Tail } from './mend-tail.ts';
import { readJournal } from './read-journal.ts';
import type { Line } from './read-lines.ts';
import type { ServerDocument } from './server-document.ts';
import type { JournalRecord, ServerState } from './types.ts';

/** Domain logic comes from outside: the state after one more record. Throws for a record that cannot follow. */
export type Reduce = (state: ServerState, record: JournalRecord) => ServerState;

/** What the files of a server amount to. */
export interface Recovered {
  readonly state: ServerState;
  readonly head: Head;
  readonly finished: readonly FinishedRun[];
  /** The journal of the open run, as far as it counts. */
  readonly offsets: readonly number[];
  readonly length: number;
  /** The last record of that journal. */
  readonly last: JournalRecord | undefined;
  /** A last line without newline; when it is whole, it is counted already. */
  readonly tail: Tail | undefined;
}

/**
 * Reads the files of a server and changes nothing. Records up to the document's own are believed to be in it; those after
 * it are applied. Throws `DamagedFile` for anything a crash cannot have caused.
 */
export async function recoverServer(
  files: Files,
  folder: string,
  server: string,
  document: ServerDocument | undefined,
  reduce: Reduce,
): Promise<Recovered> {
  const known = document?.head ?? START;
  const path = journalPath(folder, server);
  const finished = await listFinishedRuns(files, folder, server);
  const offsets: number[] = [];
  let state: ServerState = document?.state ?? { run: undefined, past: [] };
  let head: Head = START;
  let last: JournalRecord | undefined;
  let tail: Tail | undefined;
  let length = 0;

  function pass(next: Head): void {
    head = { seq: next.seq, hash: next.hash };
    if (head.seq === known.seq && head.hash !== known.hash)
      throw new DamagedFile(
        documentPath(folder, server),
        undefined,
        `record ${head.seq} has another hash in the journal`,
      );
  }

  function take(record: JournalRecord, file: string, line: number): void {
    const { event } = record;
    if (event.type === 'run-started' && event.server !== server)
      throw new DamagedFile(file, line, `it belongs to the server "${event.server}"`);
    if (record.seq > known.seq) {
      try {
        state = reduce(state, record);
      } catch (error) {
        throw new DamagedFile(file, line, describeError(error), { cause: error });
      }
    }
    pass(record);
  }

  for (const one of finished) {
    checkFollows(one, head);
    if (one.last.seq <= known.seq) pass(one.last);
    else
      for await (const { record, line } of readJournal(files, one.path, { after: head }))
        take(record, one.path, line.number);
  }
  const there = await ifExists(files.stat(path));
  if (there) {
    const count = (record: JournalRecord, line: Line): void => {
      take(record, path, line.number);
      offsets.push(line.offset);
      length = line.offset + line.bytes.length + 1;
      last = record;
    };
    const unfinished: Line[] = [];
    const reading = { after: head, onUnfinished: (line: Line) => void unfinished.push(line) };
    for await (const { record, line } of readJournal(files, path, reading)) count(record, line);
    const [rest] = unfinished;
    if (rest) {
      const record = nextRecord(rest, head);
      if (record) count(record, rest);
      tail = { line: rest, whole: record !== undefined };
    }
    if (length === 0)
      throw new DamagedFile(path, undefined, rest ? 'no line is whole' : 'the file is empty');
  }
  if (head.seq < known.seq)
    throw new DamagedFile(
      there ? path : documentPath(folder, server),
      undefined,
      `the journal ends at record ${head.seq}; the document knows ${known.seq}`,
    );
  return { state, head, finished, offsets, length, last, tail };
}

function nextRecord(line: Line, head: Head): JournalRecord | undefined {
  try {
    const { record, written } = parseLine(line.bytes);
    return breaksChain(head, written) === undefined ? record : undefined;
  } catch {
    return undefined;
  }
}
