import { setTimeout as sleep } from 'node:timers/promises';
import { exportAudit } from '../../store/audit.ts';
import type { JournalRecord } from '../../store/types.ts';

/** The journal is read from outside, as an auditor would; it is a small file while people practise. */
const LOOK_EVERY_MS = 250;

/** Resolves with all records when the run has ended, or with what there is when the signal aborts. */
export async function watchRun(
  stateFolder: string,
  server: string,
  signal: AbortSignal,
): Promise<readonly JournalRecord[]> {
  for (;;) {
    const records = await read(stateFolder, server);
    if (signal.aborted || records.at(-1)?.event.type === 'run-ended') return records;
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
  }
}

async function read(stateFolder: string, server: string): Promise<JournalRecord[]> {
  const records: JournalRecord[] = [];
  try {
    for await (const record of exportAudit(stateFolder, server)) records.push(record);
  } catch {
    // Nothing has been recorded yet, or the file is just being moved; the next look finds it.
  }
  return records;
}
