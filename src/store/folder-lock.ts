import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { CodedError } from '../errors.ts';
import { type Files, ifExists, systemCode } from './files.ts';
import { isAlive, ownIdentity, ProcessIdentity } from './process-identity.ts';
import { syncFolder, temporaryPath, writeDurably } from './write-durably.ts';

/** The right to write into a folder. */
export interface FolderLock {
  /** Rejects with `state-locked` when the folder belongs to somebody else by now. */
  check(): Promise<void>;
  release(): Promise<void>;
}

const LOCK = '.lock';
/** Rights to take over a lock, left by a process that died while it did. */
const RIGHT = /^\.lock(\.[0-9a-f]{16})+$/;

/** `nonce` makes every lock a different text, also two of one process. */
const Holder = ProcessIdentity.extend({ since: z.string(), nonce: z.string() });

/**
 * Takes the lock of a folder, also from a process that is gone. Rejects with `state-locked` while its holder runs. The
 * folder must be on a disk of this machine: processes of other machines look as if they were gone, and so do those of
 * other containers. They notice at their next `check`.
 */
export async function lockFolder(
  files: Files,
  folder: string,
  now: () => Date,
): Promise<FolderLock> {
  const path = join(folder, LOCK);
  const own = temporaryPath(path);
  const holder = { ...(await ownIdentity()), since: now().toISOString(), nonce: randomUUID() };
  const text = `${JSON.stringify(holder)}\n`;

  /** What the lock file was when it was last read as ours; any change of it gives it another time. */
  let known = '';

  /** Asked before every write, so what the file system says of it is enough where that has not changed. */
  async function isOurs(): Promise<boolean> {
    const now = await ifExists(files.stat(path, { bigint: true }));
    if (now === undefined) return false;
    const looks = `${now.dev} ${now.ino} ${now.size} ${now.ctimeNs}`;
    if (looks === known) return true;
    if ((await ifExists(files.readFile(path, 'utf8'))) !== text) return false;
    known = looks;
    return true;
  }
  /** Writes that come together ask once. */
  let asking: Promise<boolean> | undefined;
  function areOurs(): Promise<boolean> {
    asking ??= isOurs().finally(() => {
      asking = undefined;
    });
    return asking;
  }
  async function release(): Promise<void> {
    if (await isOurs()) await files.unlink(path);
  }

  try {
    await take(files, path, { path: own, text });
    await ifExists(files.unlink(own));
    await syncFolder(files, folder);
    for (const entry of await files.readdir(folder))
      if (RIGHT.test(entry)) await ifExists(files.unlink(join(folder, entry)));
  } catch (error) {
    await ifExists(files.unlink(own)).catch(() => undefined);
    await release().catch(() => undefined);
    throw error;
  }
  return {
    async check() {
      if (await areOurs()) return;
      const found = await ifExists(files.readFile(path, 'utf8'));
      throw new CodedError(
        'state-locked',
        `${folder}: ${found === undefined ? 'the lock file was removed' : whoHolds(found)}`,
      );
    },
    release,
  };
}

/**
 * Makes `own` the file at `path`. A link appears with its content or not at all. A stale file is removed only by who holds
 * the right to remove that very content: a lock too, taken in the same way, whose name is made from the content. So two
 * processes that find the same stale lock cannot remove each other's new one.
 */
async function take(
  files: Files,
  path: string,
  own: { readonly path: string; readonly text: string },
): Promise<void> {
  for (;;) {
    const code = await files.link(own.path, path).then(() => undefined, systemCode);
    if (code === undefined) return;
    if (code === 'ENOENT') {
      // Not written yet, or tidied away by who got the lock meanwhile.
      await writeDurably(files, own.path, Buffer.from(own.text));
      continue;
    }
    const found = await ifExists(files.readFile(path, 'utf8'));
    if (found === undefined) continue;
    const holder = parseHolder(found);
    if (holder && (await isAlive(holder)))
      throw new CodedError('state-locked', `${path}: ${whoHolds(found)}`);
    const right = `${path}.${createHash('sha256').update(found).digest('hex').slice(0, 16)}`;
    await take(files, right, own);
    try {
      if ((await ifExists(files.readFile(path, 'utf8'))) === found) await files.unlink(path);
    } finally {
      await ifExists(files.unlink(right));
    }
  }
}

/** Undefined for what none of our processes wrote; after power loss a file may hold anything. */
function parseHolder(text: string): z.infer<typeof Holder> | undefined {
  try {
    return Holder.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function whoHolds(text: string): string {
  const holder = parseHolder(text);
  return holder ? `process ${holder.pid}, since ${holder.since}` : text.slice(0, 200);
}
