import { join } from 'node:path';
import { type Files, ifExists, systemCode } from './files.ts';
import type { Report } from './report.ts';
import { makerOfTemporary } from './write-durably.ts';

/** Begins the name of a file with which a process tries to get the lock. */
const LOCK_ATTEMPT = '..lock.';

/**
 * Removes what processes left behind that died while they wrote. Only the holder of the lock writes documents, so all of
 * those are stale; an attempt at the lock may belong to a running process and is left alone then.
 */
export async function removeTemporary(files: Files, folder: string, report: Report): Promise<void> {
  for (const entry of (await ifExists(files.readdir(folder))) ?? []) {
    const maker = makerOfTemporary(entry);
    if (maker === undefined) continue;
    if (entry.startsWith(LOCK_ATTEMPT) && maker !== process.pid && runs(maker)) continue;
    await ifExists(files.unlink(join(folder, entry)));
    report({ kind: 'temporary-file-removed', file: entry, found: `process ${maker}` });
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) !== 'ESRCH';
  }
}
