import { watch } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { exportAudit } from '../../store/audit.ts';
import type { JournalRecord } from '../../store/types.ts';
import { createJournalTail } from './journal-tail.ts';

/** However quiet the folder is, real ms. */
const LOOK_ANYWAY_MS = 1_000;

/**
 * Each record as soon as it stands on disk, until the signal aborts. The journal is read from outside, as an auditor would:
 * the bot does not know that it is watched.
 */
export async function* followRun(
  stateFolder: string,
  server: string,
  signal: AbortSignal,
): AsyncGenerator<JournalRecord> {
  let changed = false;
  let wake = (): void => {};
  const watcher = watch(stateFolder, () => {
    changed = true;
    wake();
  });
  const tail = createJournalTail(stateFolder, server, () => readRun(stateFolder, server));
  try {
    while (!signal.aborted) {
      changed = false;
      yield* await tail.read();
      if (changed) continue;
      const nap = new AbortController();
      wake = () => nap.abort();
      // A look while a file is being moved sees nothing, and the move may have been the last change.
      const over = AbortSignal.any([signal, nap.signal]);
      await sleep(LOOK_ANYWAY_MS, undefined, { signal: over }).catch(() => {});
    }
  } finally {
    watcher.close();
  }
}

/** The record of the end of the run, or undefined when the signal aborts before. `onRecord` hears that it goes on. */
export async function untilRunEnds(
  stateFolder: string,
  server: string,
  signal: AbortSignal,
  onRecord: () => void = () => {},
): Promise<JournalRecord | undefined> {
  for await (const record of followRun(stateFolder, server, signal)) {
    onRecord();
    if (record.event.type === 'run-ended') return record;
  }
  return undefined;
}

/** What stands on disk now. */
export async function readRun(stateFolder: string, server: string): Promise<JournalRecord[]> {
  const records: JournalRecord[] = [];
  try {
    for await (const record of exportAudit(stateFolder, server)) records.push(record);
  } catch {
    // Nothing has been recorded yet, or the file is just being moved; the next look finds it.
  }
  return records;
}
