import type { ResultOf } from '../run/action.ts';
import { readAptLocks } from './apt-locks.ts';
import { readBootId } from './boot-id.ts';
import { readDpkgState } from './dpkg-state.ts';
import { heartbeat } from './heartbeat.ts';
import { listJobs } from './job-protocol/list-jobs.ts';
import { readHold } from './jobs/read-hold.ts';
import { readLoggedIn } from './logged-in.ts';
import { readPackages } from './packages.ts';
import { together } from './together.ts';

const PARTS = [
  heartbeat(),
  listJobs(),
  readBootId(),
  readLoggedIn(),
  readAptLocks(),
  readDpkgState(),
  readPackages(),
  readHold(),
] as const;

/** What the regular look finds, part by part. */
export type Watched = ResultOf<ReturnType<typeof watchServer>>;

/**
 * The regular look at a server while run `$1` is open: its jobs, boot id, people at terminals, holders of apt's locks, dpkg's
 * books, the product's version and the hold; leaves the heartbeat in the server lock.
 */
export function watchServer(run: string) {
  return together({ name: 'watch', args: [run], timeoutMs: 60_000 }, PARTS);
}
