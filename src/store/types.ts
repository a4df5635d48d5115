import type { RunEvent } from '../flows/run/event.ts';
import type { Run } from '../flows/run/run.ts';

/** One line of the journal. `hash` covers the line's other fields, so `prev` chains each record to the one before. */
export interface JournalRecord {
  readonly seq: number;
  readonly at: string;
  readonly run: string;
  readonly event: RunEvent;
  readonly prev: string;
  readonly hash: string;
}

/** What stays of a run that has ended and moved to its own file. */
export interface RunSummary {
  readonly id: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly outcome: string;
  /** The host key that was trusted during the run. */
  readonly hostKey: string | undefined;
}

/** The document of one server: what follows from its journal. */
export interface ServerState {
  readonly run: Run | undefined;
  readonly past: readonly RunSummary[];
}

/**
 * The state of one server on disk. One writer per folder; an event counts from the moment `append` resolves (its line is
 * fsynced). The document is derived from the journal and brought up to date when opened.
 */
export interface ServerStore {
  readonly server: string;
  state(): ServerState;
  /** Commits an event and returns its record. Calls are carried out one after the other. */
  append(run: string, event: RunEvent, at: string): Promise<JournalRecord>;
  /** Records with `seq` greater than `after`, oldest first. */
  recordsAfter(after: number): Promise<readonly JournalRecord[]>;
}

/** A small durable JSON document of one edge (what Slack was told); same guarantees as the server documents. */
export interface EdgeDocument<T> {
  read(): T;
  write(value: T): Promise<void>;
}

export interface Store {
  /** Opens or creates the state of a server. Rejects with `state-unreadable` and keeps a copy when it is damaged. */
  server(name: string): Promise<ServerStore>;
  /** Opens an edge's document, checked by `parse` on read; `empty` is used only when the file does not exist. */
  edge<T>(name: string, parse: (raw: unknown) => T, empty: T): Promise<EdgeDocument<T>>;
  /** Names of the servers that have a file. */
  servers(): Promise<readonly string[]>;
  close(): Promise<void>;
}
