import { z } from 'zod';
import { Run } from '../flows/run/run.ts';
import { documentPath } from './file-names.ts';
import type { Head } from './journal-record.ts';
import { type JsonDocument, openDocument } from './json-document.ts';
import type { StoreContext } from './store-context.ts';
import type { ServerState } from './types.ts';

/** What stands in `<server>.json`: the state, and the last record that is in it. */
export interface ServerDocument {
  readonly head: Head;
  readonly state: ServerState;
}

const Written = z.strictObject({
  server: z.string(),
  head: z.strictObject({ seq: z.number().int().min(1), hash: z.string() }),
  state: z.strictObject({
    run: Run.optional(),
    past: z.array(
      z.strictObject({
        id: z.string(),
        startedAt: z.string(),
        endedAt: z.string(),
        outcome: z.string(),
        hostKey: z.string().optional(),
      }),
    ),
  }),
});

/** The journal has everything already: a start after a crash reads from it what the document lacks. */
const REST_MS = 1000;

/** Opens the document of a server. Throws `DamagedFile`, also for a file that was renamed from another server. */
export async function openServerDocument(
  { files, folder, checkLock }: Pick<StoreContext, 'files' | 'folder' | 'checkLock'>,
  server: string,
): Promise<JsonDocument<ServerDocument>> {
  type Named = ServerDocument & { readonly server: string };
  const document = await openDocument<Named>(files, documentPath(folder, server), checkLock, {
    // Version 1 is the first one.
    migrations: [],
    restMs: REST_MS,
    parse: (raw) => {
      const { server: named, head, state } = Written.parse(raw);
      if (named !== server) throw new Error(`it belongs to the server "${named}"`);
      const past = state.past.map((one) => ({ ...one, hostKey: one.hostKey }));
      return { server, head, state: { run: state.run, past } };
    },
  });
  return {
    read: document.read,
    write: ({ head, state }) => document.write({ server, head, state }),
    hurry: document.hurry,
  };
}
