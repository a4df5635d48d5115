import { type JobListing, listJobs } from '../flows/remote/job-protocol/list-jobs.ts';
import type { Failure } from '../flows/run/action.ts';
import type { Run } from '../flows/run/run.ts';
import type { Desk } from './desk.ts';
import { performAll } from './perform.ts';

type AtWork =
  | { readonly ok: true; readonly names: readonly string[] }
  | { readonly ok: false; readonly failure: Failure };

/** The jobs of a run that work on the server at this moment, but for those named in `besides`. */
export async function jobsAtWork(
  desk: Desk,
  run: Run,
  besides: readonly string[],
  signal: AbortSignal,
): Promise<AtWork> {
  const looked = await performAll(desk, [listJobs()], [], { signal });
  if (!looked.ok) return { ok: false, failure: looked.failure };
  const [jobs = []] = looked.values as readonly (readonly JobListing[])[];
  const names = jobs
    .filter(({ name, state }) => state === 'started' && name.startsWith(`${run.id}-`))
    .map(({ name }) => name)
    .filter((name) => !besides.includes(name));
  return { ok: true, names };
}
