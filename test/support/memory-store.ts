import { createHash } from 'node:crypto';
import { RunEvent } from '../../src/flows/run/event.ts';
import { reduce } from '../../src/flows/run/reduce.ts';
import type { Run } from '../../src/flows/run/run.ts';
import type { JournalRecord, ServerStore, Store } from '../../src/store/types.ts';

/** A store that forgets at the end of the test; events go through JSON as they would on disk. */
export interface MemoryStore extends Store {
  readonly journal: JournalRecord[];
}

export function createMemoryStore(journal: JournalRecord[] = []): MemoryStore {
  let run: Run | undefined = journal.reduce<Run | undefined>(reduce, undefined);
  const server: ServerStore = {
    server: 'pbx',
    state: () => ({ run, past: [] }),
    async append(id, event, at) {
      const prev = journal.at(-1)?.hash ?? '';
      const copy = RunEvent.parse(JSON.parse(JSON.stringify(event)));
      const body = { seq: journal.length + 1, at, run: id, event: copy, prev };
      const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
      const record = { ...body, hash };
      run = reduce(run, record);
      journal.push(record);
      return record;
    },
    recordsAfter: async (after) => journal.filter((record) => record.seq > after),
  };
  return {
    journal,
    server: async () => server,
    edge: async (_name, _parse, empty) => {
      let value = empty;
      return {
        read: () => value,
        write: async (next) => {
          value = next;
        },
      };
    },
    servers: async () => ['pbx'],
    close: async () => {},
  };
}
