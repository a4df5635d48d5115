import { dirname, join, resolve } from 'node:path';
import { CodedError } from '../errors.ts';
import { codeWriteErrors } from './code-write-errors.ts';
import { checkName, edgeFolder } from './file-names.ts';
import { DISK, type Files } from './files.ts';
import { lockFolder } from './folder-lock.ts';
import { type JsonDocument, openDocument } from './json-document.ts';
import { withCopyKept } from './keep-copy.ts';
import { listServers } from './list-servers.ts';
import type { Reduce } from './recover-server.ts';
import { removeTemporary } from './remove-temporary.ts';
import type { Report } from './report.ts';
import { type OpenServerStore, openServerStore } from './server-store.ts';
import type { StoreContext } from './store-context.ts';
import type { EdgeDocument, Store } from './types.ts';
import { syncFolder } from './write-durably.ts';

export interface StoreOptions {
  /** Made with mode 0700 when it is not there. */
  readonly folder: string;
  readonly reduce: Reduce;
  readonly now?: () => Date;
  /** Hears what belongs into the log: a torn line cut off, a document that could not be written … */
  readonly report?: Report;
  readonly files?: Files;
}

/**
 * Opens the state folder for writing. Rejects with `state-locked` while another process (or another store of this one)
 * has it.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { reduce, files = DISK, now = () => new Date(), report = () => {} } = options;
  const folder = resolve(options.folder);
  await makeFolder(files, folder);
  const lock = await lockFolder(files, folder, now);
  const context: StoreContext = { files, folder, reduce, now, report, checkLock: lock.check };
  const servers = new Map<string, Promise<OpenServerStore>>();
  const edges = new Map<string, Promise<JsonDocument<unknown>>>();
  const writing = new Set<Promise<void>>();
  let closed = false;
  try {
    await removeTemporary(files, folder, report);
    await removeTemporary(files, edgeFolder(folder), report);
  } catch (error) {
    await lock.release();
    throw error;
  }

  function checkOpen(): void {
    if (closed) throw new CodedError('unexpected', `The state folder ${folder} has been closed.`);
  }

  return {
    async server(name) {
      checkOpen();
      checkName('server', name);
      return once(servers, name, () => openServerStore(context, name));
    },
    async edge<T>(name: string, parse: (raw: unknown) => T, empty: T): Promise<EdgeDocument<T>> {
      checkOpen();
      const path = join(edgeFolder(folder), `${checkName('document', name)}.json`);
      await makeFolder(files, edgeFolder(folder));
      const shape = { migrations: [], parse };
      const document = (await once(edges, name, () =>
        withCopyKept(files, () => openDocument(files, path, lock.check, shape)),
      )) as JsonDocument<T>;
      return {
        read: () => document.read() ?? empty,
        async write(value) {
          checkOpen();
          const done = codeWriteErrors(path, () => document.write(value));
          const settled = done.catch(() => undefined).finally(() => writing.delete(settled));
          writing.add(settled);
          await done;
        },
      };
    },
    servers: () => listServers(files, folder),
    async close() {
      closed = true;
      const opened = await Promise.allSettled(servers.values());
      for (const one of opened) if (one.status === 'fulfilled') await one.value.close();
      await Promise.all(writing);
      await lock.release();
    },
  };
}

/** The same thing for the same name; a rejection is forgotten, so that it can be tried again. */
function once<T>(known: Map<string, Promise<T>>, name: string, open: () => Promise<T>): Promise<T> {
  const before = known.get(name);
  if (before) return before;
  const opening = open();
  known.set(name, opening);
  opening.catch(() => known.delete(name));
  return opening;
}

async function makeFolder(files: Files, folder: string): Promise<void> {
  const made = await files.mkdir(folder, { recursive: true, mode: 0o700 });
  if (made === undefined) return;
  for (let path = folder; path.length >= made.length; path = dirname(path))
    await syncFolder(files, dirname(path));
}
