import { type JobListing, listJobs } from '../../src/flows/remote/job-protocol/list-jobs.ts';
import type { JobAction, JobResult, Probe } from '../../src/flows/run/action.ts';
import { missingJobs } from '../../src/flows/run/rolled-back.ts';
import {
  defineStep,
  type Flow,
  type Step,
  type StepOf,
  type Watch,
} from '../../src/flows/run/step.ts';
import { same } from '../../src/flows/run/text.ts';
import { pass } from '../../src/flows/run/verdict.ts';

/** A flow of two or three steps, enough to see how the runner goes about it. */
export function toyFlow(steps: readonly Step[]): Flow {
  return {
    id: 'toy',
    version: 1,
    continues: [],
    title: same('Toy'),
    phases: {
      prepare: same('Prepare'),
      'update-4.5': same('Update'),
      'upgrade-5': same('Upgrade'),
      service: same('Service'),
      configure: same('Configure'),
    },
    steps,
    preflight: { probes: () => [], judge: () => [] },
    watch: {
      probe: () => listJobs(),
      judge: (jobs: readonly JobListing[], run, flow) => {
        const missing = missingJobs(flow, run, new Set(jobs.map(({ name }) => name)));
        return { older: missing ? [missing] : [], foreign: [], facts: [], jobs };
      },
    } as Watch,
    highlights: () => [{ label: same('Colour'), value: same('green') }],
    safety: () => ({
      safeToStop: true,
      stopsAfter: undefined,
      wayBack: same('nothing changed'),
      phonesDownSince: undefined,
    }),
  };
}

export function aProbe(name: string): Probe<string> {
  return {
    kind: 'probe',
    script: { name, as: 'user', kind: 'probe', body: 'true' },
    args: [],
    timeoutMs: 1000,
    parse: (output) => output.stdout,
  };
}

export function aJob(name: string): JobAction {
  return {
    kind: 'job',
    script: { name, as: 'root', kind: 'job', body: 'true' },
    args: [],
    timeoutMs: 1000,
    progress: 'none',
  };
}

export function ended(jobName: string, exitCode = 0): JobResult {
  return { state: 'ended', exitCode, log: '', logBytes: 0, status: [], jobName };
}

/** A step with sensible defaults; tests give the parts they are about. */
export function aStep(
  parts: Partial<StepOf<readonly [], readonly []>> & { readonly id: string },
): Step {
  return defineStep({
    phase: 'prepare',
    title: same(parts.id),
    why: same(`why ${parts.id}`),
    guide: [],
    interruptible: true,
    changes: false,
    run: () => [] as const,
    judge: () => pass(same(`${parts.id} done`)),
    ...parts,
  });
}
