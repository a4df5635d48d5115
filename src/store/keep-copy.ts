import { constants } from 'node:fs';
import { dirname } from 'node:path';
import { CodedError } from '../errors.ts';
import { DamagedFile } from './damaged-file.ts';
import { type Files, ifExists, systemCode } from './files.ts';
import { syncFolder, temporaryPath } from './write-durably.ts';

/** A time as part of a file name: colons are not allowed everywhere. */
export function fileTime(at: Date): string {
  return at.toISOString().replaceAll(':', '-');
}

/**
 * Keeps a damaged file as `<file>.damaged-<time>` before anybody repairs it, and returns the name. The time is that of
 * the file's last change: a bot that is restarted in a loop keeps one copy, not hundreds.
 */
async function keepCopy(files: Files, path: string): Promise<string | undefined> {
  const seen = await ifExists(files.stat(path));
  if (!seen?.isFile()) return undefined;
  const copy = `${path}.damaged-${fileTime(seen.mtime)}`;
  if (await ifExists(files.stat(copy))) return copy;
  const temporary = temporaryPath(copy);
  await files.copyFile(path, temporary, constants.COPYFILE_EXCL);
  const handle = await files.open(temporary, 'r+');
  try {
    await handle.chmod(0o600);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await files.rename(temporary, copy);
  await syncFolder(files, dirname(copy));
  return copy;
}

/** Turns damage into `state-unreadable` with a copy kept; anything else is passed on as it is. */
export async function withCopyKept<T>(files: Files, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error;
    const kept = await keepCopy(files, error.path).then(
      (copy) => (copy === undefined ? 'There is nothing to copy.' : `A copy is kept as ${copy}.`),
      (problem: unknown) => `No copy could be made (${systemCode(problem) ?? String(problem)}).`,
    );
    throw new CodedError('state-unreadable', `${error.message} ${kept}`, { cause: error });
  }
}
