import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { claimedFolder, filesOf, isOurs, requestId } from './files.ts';
import { INTERRUPTED } from './refusals.ts';
import { writeReply } from './write-reply.ts';

/** Requests in the folder, in no order. Clears away replies that were read and whatever of ours nobody came back for. */
export async function sweep(folder: string, olderThan: Date): Promise<readonly string[]> {
  const entries = await readdir(folder);
  for (const entry of entries.filter(isOurs)) {
    const path = join(folder, entry);
    if (entry.endsWith('.done')) {
      await clear(filesOf(folder, entry.slice(0, -'.done'.length)).reply);
      await clear(path);
    } else if (requestId(entry) === undefined && (await writtenAt(path)) < olderThan.getTime()) {
      await clear(path);
    }
  }
  return entries.map(requestId).filter((id) => id !== undefined);
}

/** Answers the requests an earlier bot took and never finished; resolves to their ids. They are not repeated. */
export async function answerInterrupted(folder: string): Promise<readonly string[]> {
  const ids = [];
  for (const entry of await readdir(claimedFolder(folder))) {
    const path = join(claimedFolder(folder), entry);
    const id = requestId(entry);
    if (id !== undefined) {
      const files = filesOf(folder, id);
      const { uid } = await lstat(path);
      const answered = !Number.isNaN(await writtenAt(files.reply));
      if (!answered) await writeReply(files, uid, INTERRUPTED).catch(() => undefined);
      ids.push(id);
    }
    await clear(path);
  }
  return ids;
}

/** Somebody may have put a folder under a name of ours; it must not keep the bot from the requests of others. */
async function clear(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined);
}

/** In ms since 1970; NaN when there is no such file. */
async function writtenAt(path: string): Promise<number> {
  return lstat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => Number.NaN,
  );
}
