import { CodedError } from '../errors.ts';
import type { RunEvent } from '../flows/run/event.ts';
import { codeWriteErrors } from './code-write-errors.ts';
import { describeError } from './describe-error.ts';
import { checkName, finishedPath, journalPath } from './file-names.ts';
import { lineOf, makeRecord } from './journal-record.ts';
import { withCopyKept } from './keep-copy.ts';
import { mendTail } from './mend-tail.ts';
import { openJournal } from './open-journal.ts';
import { createQueue } from './queue.ts';
import { type Piece, readPieces } from './read-pieces.ts';
import { recoverServer } from './recover-server.ts';
import { openServerDocument } from './server-document.ts';
import type { StoreContext } from './store-context.ts';
import type { JournalRecord, ServerStore } from './types.ts';

export interface OpenServerStore extends ServerStore {
  /** Resolves when everything is on disk; later calls reject. */
  close(): Promise<void>;
}

/**
 * The state of one server: the open journal, its document and the finished journals. Rejects with `state-unreadable`
 * after keeping a copy when a file is damaged.
 */
export function openServerStore(context: StoreContext, server: string): Promise<OpenServerStore> {
  const path = journalPath(context.folder, server);
  return codeWriteErrors(path, () => withCopyKept(context.files, () => open(context, server)));
}

async function open(context: StoreContext, server: string): Promise<OpenServerStore> {
  const { files, folder, reduce, report } = context;
  const path = journalPath(folder, server);
  const document = await openServerDocument(context, server);
  const known = document.read();
  const recovered = await recoverServer(files, folder, server, known, reduce);
  if (recovered.tail) await mendTail(files, path, recovered.tail, context.now(), report);

  const journal = openJournal(files, path, recovered);
  const inTurn = createQueue();
  const finished: Piece[] = recovered.finished.map((one) => ({
    path: one.path,
    from: one.first.seq,
    to: one.last.seq,
  }));
  let { state, head, last } = recovered;
  let saving: Promise<void> = Promise.resolve();
  let closed = false;

  /** The document follows the journal, at a distance; when it cannot be written now, the next event or the next start does it. */
  function save(): void {
    saving = document.write({ head, state }).catch((error: unknown) => {
      report({ kind: 'document-not-written', file: `${server}.json`, found: describeError(error) });
    });
  }

  /** A run that has ended gets a file of its own. One rename: before it the next start does it, after it all is done. */
  async function moveFinished(): Promise<void> {
    if (last?.event.type !== 'run-ended' || journal.count() === 0) return;
    const target = finishedPath(folder, server, last.run);
    const piece = { path: target, from: head.seq - journal.count() + 1, to: head.seq };
    try {
      await journal.moveTo(target);
    } finally {
      if (journal.count() === 0) finished.push(piece);
    }
  }

  async function tryToMoveFinished(): Promise<void> {
    try {
      await moveFinished();
    } catch (error) {
      report({ kind: 'journal-not-moved', file: path, found: describeError(error) });
    }
  }

  async function append(run: string, event: RunEvent, at: string): Promise<JournalRecord> {
    checkOpen();
    await context.checkLock();
    await moveFinished();
    checkBelongs(server, run, event, journal.count() > 0 ? last : undefined);
    const record = makeRecord(head, run, event, at);
    const next = reduce(state, record);
    await journal.append(lineOf(record));
    state = next;
    last = record;
    head = { seq: record.seq, hash: record.hash };
    await tryToMoveFinished();
    save();
    return record;
  }

  async function recordsAfter(after: number): Promise<readonly JournalRecord[]> {
    checkOpen();
    const from = head.seq - journal.count() + 1;
    const piece: Piece = {
      path,
      from,
      to: head.seq,
      offsetOf: (seq) => journal.offsetOf(seq - from),
      end: journal.length(),
    };
    const pieces = journal.count() > 0 ? [...finished, piece] : finished;
    const records: JournalRecord[] = [];
    for await (const record of readPieces(files, pieces, after)) records.push(record);
    return records;
  }

  function checkOpen(): void {
    if (closed) throw new CodedError('unexpected', `The state of ${server} has been closed.`);
  }

  await tryToMoveFinished();
  if (head.seq > (known?.head.seq ?? 0)) save();
  await saving;
  return {
    server,
    state: () => state,
    append: (run, event, at) =>
      inTurn(() => codeWriteErrors(path, () => withCopyKept(files, () => append(run, event, at)))),
    recordsAfter: (after) => inTurn(() => withCopyKept(files, () => recordsAfter(after))),
    close: () =>
      inTurn(async () => {
        closed = true;
        document.hurry();
        await saving;
        await journal.close();
      }),
  };
}

/** A file holds one run, and a run one server: mixed up, they could not be told apart again. */
function checkBelongs(
  server: string,
  run: string,
  event: RunEvent,
  last: JournalRecord | undefined,
): void {
  checkName('run', run);
  const named = event.type === 'run-started' ? event : { run, server };
  if (last && last.run !== run)
    throw new CodedError('unexpected', `Run ${run} writes while run ${last.run} is open.`);
  if (named.run !== run || named.server !== server)
    throw new CodedError(
      'unexpected',
      `Run ${named.run} of ${named.server} writes as run ${run} of ${server}.`,
    );
}
