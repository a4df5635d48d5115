import type { Files } from './files.ts';
import type { Reduce } from './recover-server.ts';
import type { Report } from './report.ts';

/** What every part of an open store works with. */
export interface StoreContext {
  readonly files: Files;
  readonly folder: string;
  readonly reduce: Reduce;
  readonly now: () => Date;
  readonly report: Report;
  /** Rejects with `state-locked` once the folder belongs to another process. */
  readonly checkLock: () => Promise<void>;
}
