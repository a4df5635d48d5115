import type { Probe, RemoteScript } from '../../run/action.ts';
import { readAnswer } from '../answer.ts';
import { type JobState, renderJobState } from './job-state.ts';
import { LAYOUT, type RemoteLayout } from './layout.ts';
import { readState } from './read-job.ts';

export interface JobListing {
  readonly name: string;
  readonly state: JobState;
  readonly exitCode: number | null;
}

export function listJobsScript(layout: RemoteLayout): RemoteScript {
  return {
    name: 'job-list',
    as: 'root',
    kind: 'probe',
    body: `${renderJobState(layout)}
for folder in "${layout.jobs}"/*; do
  if [ -d "$folder" ]; then
    job_state "$folder"
    printf 'job\\t%s\\t%s\\t%s\\n' "\${folder##*/}" "$state" "$code"
  fi
done
printf 'end\\n'`,
  };
}

/** Every job this server ever got, with its state: what the record is compared with (DESIGN rule 1). */
export function listJobs(layout: RemoteLayout = LAYOUT): Probe<readonly JobListing[]> {
  const script = listJobsScript(layout);
  return {
    kind: 'probe',
    script,
    args: [],
    timeoutMs: 30_000,
    parse: (output) =>
      readAnswer(script.name, output)
        .rows('job', 3)
        .map(([name = '', state = '', code = '']) => ({
          name,
          ...readState(script.name, state, code),
        })),
  };
}
