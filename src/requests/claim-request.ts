import { constants } from 'node:fs';
import { type FileHandle, lstat, open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { RequestFiles } from './files.ts';
import { NO_ORDINARY_FILE, NOT_READABLE, type Refusal, TOO_LARGE } from './refusals.ts';

/** The longest request there is, an answer with the content of a file, takes at most half of it. */
const LARGEST = 4 * 1024 * 1024;

export interface Claim {
  /** Owner of the file. */
  readonly uid: number;
  /** Its text, or why it was not read. */
  readonly content: string | Refusal;
  /** When it was written. */
  readonly at: Date;
}

/**
 * Takes a request out of reach of everybody else and reads it. Undefined when there is nothing to take: the asker has
 * withdrawn it, another has taken it, or it is a folder. After a claim the request never comes back, not even after a
 * power cut.
 */
export async function claimRequest(files: RequestFiles): Promise<Claim | undefined> {
  const seen = await lstat(files.request).catch(ignoreMissing);
  if (!seen || seen.isDirectory()) return undefined;
  const { uid, mtime: at } = seen;
  if (!seen.isFile()) {
    await unlink(files.request).catch(ignoreMissing);
    return { uid, at, content: NO_ORDINARY_FILE };
  }
  try {
    await rename(files.request, files.claimed);
  } catch (error) {
    return ignoreMissing(error);
  }
  await Promise.all([syncFolder(dirname(files.request)), syncFolder(dirname(files.claimed))]);
  return { uid, at, content: await readClaimed(files.claimed, seen) };
}

/** The file that was looked at, and no other that slipped in under its name. */
async function readClaimed(
  path: string,
  seen: { readonly dev: number; readonly ino: number },
): Promise<string | Refusal> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const found = await file.stat();
    const same = found.dev === seen.dev && found.ino === seen.ino;
    if (!same || !found.isFile() || found.nlink !== 1) return NO_ORDINARY_FILE;
    if (found.size > LARGEST) return TOO_LARGE;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LARGEST + 1), 0, LARGEST + 1, 0);
    return bytesRead > LARGEST ? TOO_LARGE : buffer.toString('utf8', 0, bytesRead);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ELOOP' || code === 'ENXIO' ? NO_ORDINARY_FILE : NOT_READABLE;
  } finally {
    await file?.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, constants.O_RDONLY);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function ignoreMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
