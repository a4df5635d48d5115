import { basename } from 'node:path';
import { CodedError } from '../errors.ts';
import type { Text } from '../flows/run/text.ts';
import { type AuditFile, LOOKS, listAuditFiles } from './audit-files.ts';
import { DamagedFile } from './damaged-file.ts';
import { checkName, documentPath, finishedPath, isServerName, journalPath } from './file-names.ts';
import { DISK, ifExists, systemCode } from './files.ts';
import { breaksChain, type Head, hashRecord, START } from './journal-record.ts';
import { type JournalReading, readJournal } from './read-journal.ts';
import type { Line } from './read-lines.ts';
import { openServerDocument, type ServerDocument } from './server-document.ts';
import type { JournalRecord } from './types.ts';

interface AuditProblem {
  readonly file: string;
  /** Counted from 1; undefined when the file as a whole is meant. */
  readonly line: number | undefined;
  /** For logs and programs; `foundText` says it to people. */
  readonly found: string;
  readonly foundText: Text;
}

export interface AuditResult {
  readonly ok: boolean;
  /** Records that were read and fit. */
  readonly records: number;
  /** The last of them. */
  readonly head: Head | undefined;
  /** At most one per file: the first broken line. */
  readonly problems: readonly AuditProblem[];
  /** Bytes after the last newline: a write under way, or what a crash left. Nothing of it counts as recorded. */
  readonly unfinishedBytes: number;
}

export type ChainResult =
  | { readonly ok: true; readonly records: number; readonly head: Head | undefined }
  | { readonly ok: false; readonly index: number; readonly found: string };

/**
 * Checks records as `exportAudit` gives them, wherever they come from. Without `after` the first record's `prev` is taken
 * as it is (one run of several); with `START` the chain must be complete.
 */
export function verifyChain(records: Iterable<JournalRecord>, after?: Head): ChainResult {
  let head = after;
  let count = 0;
  for (const record of records) {
    const found =
      (head && breaksChain(head, record)?.en) ??
      (hashRecord(record) === record.hash ? undefined : 'the hash does not fit the content');
    if (found !== undefined) return { ok: false, index: count, found };
    head = { seq: record.seq, hash: record.hash };
    count += 1;
  }
  return { ok: true, records: count, head: count === 0 ? undefined : head };
}

/**
 * The records of a server, or of one run of it, oldest first and exactly as they were written. Needs no lock: a running
 * bot may go on. Throws `state-unreadable` at the first damaged line.
 */
export async function* exportAudit(
  folder: string,
  server: string,
  run?: string,
): AsyncGenerator<JournalRecord> {
  checkName('server', server);
  try {
    for (const file of await listAuditFiles(DISK, folder, server)) {
      if (run !== undefined && file.run !== undefined && file.run !== run) continue;
      yield* readWritten(folder, server, file);
    }
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error;
    throw new CodedError('state-unreadable', whereAndWhat(error), { cause: error });
  }
}

async function* readWritten(
  folder: string,
  server: string,
  { path, run, open }: AuditFile,
): AsyncGenerator<JournalRecord> {
  const reading: JournalReading = open ? { onUnfinished: () => {} } : {};
  try {
    for await (const { written } of readJournal(DISK, path, reading)) {
      if (run !== undefined && written.run !== run) break;
      yield written;
      // Once begun, the file stays what it is, also when it is moved.
      run = undefined;
    }
  } catch (error) {
    if (systemCode(error) !== 'ENOENT' || !open) throw error;
  }
  if (run === undefined) return;
  // The run ended since the folder was listed, and another may have begun.
  for await (const { written } of readJournal(DISK, finishedPath(folder, server, run)))
    yield written;
}

/** The runs a server has records of, oldest first; undefined where nothing at all is kept of it. */
export async function recordedRuns(
  folder: string,
  server: string,
): Promise<readonly string[] | undefined> {
  if (!isServerName(server)) return undefined;
  const files = await listAuditFiles(DISK, folder, server);
  const document = await ifExists(DISK.stat(documentPath(folder, server)));
  return files.length === 0 && !document ? undefined : files.flatMap(({ run }) => run ?? []);
}

/** Checks every record of a server. Needs no lock: a running bot may go on. */
export async function verifyAudit(folder: string, server: string): Promise<AuditResult> {
  checkName('server', server);
  for (let look = 1; ; look += 1) {
    const before = await listAuditFiles(DISK, folder, server);
    try {
      const result = await verifyFiles(folder, server, before);
      const after = await listAuditFiles(DISK, folder, server);
      if (look === LOOKS || sameFiles(before, after)) return result;
    } catch (error) {
      if (systemCode(error) !== 'ENOENT' || look === LOOKS) throw error;
    }
  }
}

async function verifyFiles(
  folder: string,
  server: string,
  files: readonly AuditFile[],
): Promise<AuditResult> {
  const problems: AuditProblem[] = [];
  const known = await readDocument(folder, server, problems);
  let head: Head | undefined;
  let after: Head | undefined = START;
  let records = 0;
  let unfinishedBytes = 0;
  const countUnfinished = (line: Line): void => {
    unfinishedBytes = line.bytes.length;
  };
  for (const { path, open } of files) {
    const reading: JournalReading = {
      ...(after ? { after } : {}),
      ...(open ? { onUnfinished: countUnfinished } : {}),
    };
    try {
      for await (const { written, line } of readJournal(DISK, path, reading)) {
        const { seq, hash } = written;
        if (seq === known?.head.seq && hash !== known.head.hash)
          throw new DamagedFile(path, line.number, OTHER_HASH);
        head = { seq, hash };
        after = head;
        records += 1;
      }
    } catch (error) {
      if (!(error instanceof DamagedFile)) throw error;
      problems.push(problemOf(error));
      // What comes next can only be checked by itself.
      after = undefined;
    }
  }
  if (files.length === 0)
    problems.push(problemOf(new DamagedFile(journalPath(folder, server), undefined, NO_JOURNAL)));
  else if (problems.length === 0 && known && known.head.seq > (head?.seq ?? 0))
    problems.push(
      problemOf(new DamagedFile(files.at(-1)?.path ?? '', undefined, endsEarly(head, known.head))),
    );
  return { ok: problems.length === 0, records, head, problems, unfinishedBytes };
}

async function readDocument(
  folder: string,
  server: string,
  problems: AuditProblem[],
): Promise<ServerDocument | undefined> {
  try {
    const context = { files: DISK, folder, checkLock: neverWritten };
    return (await openServerDocument(context, server)).read();
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error;
    problems.push(problemOf(error));
    return undefined;
  }
}

function neverWritten(): Promise<never> {
  throw new CodedError('unexpected', 'An audit writes no document.');
}

function whereAndWhat({ path, line, foundText, message }: DamagedFile): Text {
  const place = line === undefined ? basename(path) : `${basename(path)}, Zeile ${line}`;
  return { de: `${place}: ${foundText.de}`, en: message };
}

function problemOf({ path, line, found, foundText }: DamagedFile): AuditProblem {
  return { file: basename(path), line, found, foundText };
}

const OTHER_HASH: Text = {
  de: 'das Dokument kennt einen anderen Hash dafür',
  en: 'the document knows another hash for it',
};

const NO_JOURNAL: Text = { de: 'das Journal fehlt', en: 'no journal' };

function endsEarly(head: Head | undefined, known: Head): Text {
  return {
    de: `das Journal endet mit Eintrag ${head?.seq ?? 0}; das Dokument kennt ${known.seq}`,
    en: `the journal ends at record ${head?.seq ?? 0}; the document knows ${known.seq}`,
  };
}

function sameFiles(before: readonly AuditFile[], after: readonly AuditFile[]): boolean {
  const names = (files: readonly AuditFile[]): string => files.map((file) => file.path).join('\n');
  return names(before) === names(after);
}
