import type { JobAction, RemoteScript } from '../../run/action.ts';

/** Changes on a server take seconds; only work on packages takes longer. */
const JOB_TIMEOUT_MS = 120_000;

/** A script that changes a server. It runs detached, as root, at most once per job name. */
export function changingScript(name: string, body: string): RemoteScript {
  return { name, as: 'root', kind: 'job', body };
}

export function defineJob(
  script: RemoteScript,
  args: readonly string[] = [],
  extra: Partial<Pick<JobAction, 'timeoutMs' | 'progress'>> = {},
): JobAction {
  return { kind: 'job', script, args, timeoutMs: JOB_TIMEOUT_MS, progress: 'none', ...extra };
}
