import { DamagedFile } from './damaged-file.ts';
import { describeError } from './describe-error.ts';
import { type Files, ifExists } from './files.ts';
import {
  AlteredRecord,
  breaksChain,
  type Head,
  parseLine,
  type ReadRecord,
} from './journal-record.ts';
import { type Line, offsetOfLastLine, type Range, readLines } from './read-lines.ts';
import type { JournalRecord } from './types.ts';

export interface JournalLine extends ReadRecord {
  readonly line: Line;
}

export interface JournalReading extends Range {
  /** What the first record must follow; left out when reading begins in the middle. */
  readonly after?: Head;
  /** Takes a last line without a newline, instead of calling it damage. */
  readonly onUnfinished?: (line: Line) => void;
}

/** The records of one file, each checked by itself and against the one before. Throws `DamagedFile` at the first breach. */
export async function* readJournal(
  files: Files,
  path: string,
  { after, onUnfinished, ...range }: JournalReading = {},
): AsyncGenerator<JournalLine> {
  let head = after;
  for await (const line of readLines(files, path, range)) {
    if (!line.finished) {
      if (onUnfinished) return onUnfinished(line);
      throw new DamagedFile(path, line.number, {
        de: 'die Zeile ist nicht zu Ende geschrieben',
        en: 'the line is not finished',
      });
    }
    const read = readLine(path, line);
    const breach = head && breaksChain(head, read.written);
    if (breach) throw new DamagedFile(path, line.number, breach);
    head = read.written;
    yield { ...read, line };
  }
}

function readLine(path: string, line: Line): ReadRecord {
  try {
    return parseLine(line.bytes);
  } catch (error) {
    const found = error instanceof AlteredRecord ? error.foundText : describeError(error);
    throw new DamagedFile(path, line.number, found, { cause: error });
  }
}

/** A file's first and last record, without what lies between. */
export interface Ends {
  readonly first: JournalRecord;
  readonly last: JournalRecord;
}

/** Undefined when there is no such file; throws `DamagedFile` when either end cannot be read. */
export async function readEnds(files: Files, path: string): Promise<Ends | undefined> {
  const offset = await ifExists(offsetOfLastLine(files, path));
  const first = await ifExists(firstRecord(files, path, 0));
  if (!first) return undefined;
  if (offset === undefined) throw new DamagedFile(path, undefined, 'the last line is not finished');
  try {
    return { first, last: await firstRecord(files, path, offset) };
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error;
    throw new DamagedFile(path, undefined, `last line: ${error.found}`, { cause: error });
  }
}

async function firstRecord(files: Files, path: string, offset: number): Promise<JournalRecord> {
  for await (const { record } of readJournal(files, path, { offset })) return record;
  throw new DamagedFile(path, undefined, 'the file is empty');
}
