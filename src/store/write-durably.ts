import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Files, ifExists } from './files.ts';

const TEMPORARY = /^\..+\.(\d+)-[0-9a-f]{12}\.tmp$/;

/** A hidden name beside `path` that nobody else uses: process, random part. */
export function temporaryPath(path: string): string {
  const unique = `${process.pid}-${randomBytes(6).toString('hex')}`;
  return join(dirname(path), `.${basename(path)}.${unique}.tmp`);
}

/** Makes a rename or a new name in a folder survive power loss. */
export async function syncFolder(files: Files, folder: string): Promise<void> {
  const handle = await files.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes all bytes at a position; the system may take them in pieces. */
export async function writeAll(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

/**
 * Replaces a file as a whole: readers see the old content or the new one, and after this resolves the new one survives
 * power loss. Mode 0600.
 */
export async function writeDurably(files: Files, path: string, bytes: Buffer): Promise<void> {
  const temporary = temporaryPath(path);
  try {
    const handle = await files.open(temporary, 'wx', 0o600);
    try {
      await writeAll(handle, bytes, 0);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await files.rename(temporary, path);
  } catch (error) {
    // What is left behind when even this does not work is removed at the next open.
    await ifExists(files.unlink(temporary)).catch(() => undefined);
    throw error;
  }
  await syncFolder(files, dirname(path));
}

/** The process that made a temporary file, or undefined for any other file. */
export function makerOfTemporary(entry: string): number | undefined {
  const pid = TEMPORARY.exec(entry)?.[1];
  return pid === undefined ? undefined : Number(pid);
}
