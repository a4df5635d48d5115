import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DamagedFile } from './damaged-file.ts';
import { type Files, ifExists } from './files.ts';
import { syncFolder, writeAll, writeDurably } from './write-durably.ts';

/** The journal of the open run, as the one writer sees it. Not for concurrent use. */
export interface OpenJournal {
  /** Number of lines. */
  count(): number;
  /** Length in bytes: beyond it nothing counts. */
  length(): number;
  /** Where line `index` begins, counted from 0. */
  offsetOf(index: number): number;
  /** Resolves when the line survives power loss. After a rejection the file is as it was before, or becomes so first. */
  append(line: Buffer): Promise<void>;
  /** Hands the file over under another name; the next line begins a new one. */
  moveTo(path: string): Promise<void>;
  close(): Promise<void>;
}

/** `offsets` and `length` describe the file as it was read; both empty when there is none. */
export function openJournal(
  files: Files,
  path: string,
  read: { readonly offsets: readonly number[]; readonly length: number },
): OpenJournal {
  let offsets = [...read.offsets];
  let length = read.length;
  let handle: FileHandle | undefined;
  /** An append went wrong and what it left behind may still be there. */
  let dirty = false;

  async function append(line: Buffer): Promise<void> {
    if (dirty) await restore();
    try {
      if (length === 0) await begin(line);
      else await extend(line);
    } catch (error) {
      if (!(error instanceof DamagedFile)) {
        dirty = true;
        // When the disk does not even take this, the next append begins with it.
        await restore().catch(() => undefined);
      }
      throw error;
    }
    offsets.push(length);
    length += line.length;
  }

  /** The first line arrives by rename, so an empty journal is never the trace of a crash but always damage. */
  async function begin(line: Buffer): Promise<void> {
    if (await ifExists(files.stat(path)))
      throw new DamagedFile(path, undefined, 'another program made this file');
    await writeDurably(files, path, line);
  }

  async function extend(line: Buffer): Promise<void> {
    const own = await ownHandle();
    await checkUntouched(own);
    await writeAll(own, line, length);
    await own.sync();
  }

  /** Writing to a file that somebody removed, replaced or wrote to would look like success. */
  async function checkUntouched(own: FileHandle): Promise<void> {
    const [mine, there] = await Promise.all([own.stat(), ifExists(files.stat(path))]);
    if (there?.ino !== mine.ino || there.dev !== mine.dev)
      throw new DamagedFile(
        path,
        undefined,
        'the file was removed or replaced while it was in use',
      );
    if (mine.size !== length)
      throw new DamagedFile(path, undefined, `${mine.size} bytes, written were ${length}`);
  }

  async function restore(): Promise<void> {
    if (length === 0) {
      await ifExists(files.unlink(path));
      await syncFolder(files, dirname(path));
    } else {
      const own = await ownHandle();
      await own.truncate(length);
      await own.sync();
    }
    dirty = false;
  }

  async function ownHandle(): Promise<FileHandle> {
    handle ??= await files.open(path, 'r+');
    return handle;
  }

  async function close(): Promise<void> {
    const closing = handle;
    handle = undefined;
    await closing?.close();
  }

  return {
    count: () => offsets.length,
    length: () => length,
    offsetOf: (index) => offsets[index] ?? length,
    append,
    async moveTo(target) {
      if (await ifExists(files.stat(target)))
        throw new DamagedFile(target, undefined, 'there already is a run of this name');
      await files.rename(path, target);
      offsets = [];
      length = 0;
      await close();
      await syncFolder(files, dirname(path));
    },
    close,
  };
}
