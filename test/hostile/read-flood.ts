import { createClock } from '../../src/clock.ts';
import { performJob } from '../../src/executors/ssh/perform-job.ts';
import { type AptProgress, aptProgress } from '../../src/flows/remote/apt-status.ts';
import { LAYOUT } from '../../src/flows/remote/job-protocol/layout.ts';
import type { JobAction } from '../../src/flows/run/action.ts';
import { aServer } from '../support/server.ts';

/**
 * Run as a process of its own, `read-flood.ts <log|status> <MB>`: follows a job that writes so much of log, or of status
 * without a line end, and prints by how many MB the process grew at its peak.
 */
const [, , what, megabytes] = process.argv;
const SLICE = 65_536;
const BYTES = Number(megabytes) * 1024 * 1024;
const LOG = Buffer.alloc(SLICE, 'Setting up ucware-core (5.0.3) ...\n').toString('base64');
const STATUS = Buffer.alloc(SLICE, 'pmstatus:').toString('base64');
const action: JobAction = {
  kind: 'job',
  script: { name: 'flood', as: 'root', kind: 'job', body: ':' },
  args: [],
  timeoutMs: 3_600_000,
  progress: 'apt',
};

/** One of the two files grows, the other is empty. */
function slices(bytes: number): string {
  return what === 'log'
    ? `log\t${bytes}\t${LOG}\nstatus\t0\t\n`
    : `log\t0\t\nstatus\t${bytes}\t${STATUS}\n`;
}

let progress: AptProgress | undefined;
async function follow(bytes: number): Promise<void> {
  let read = 0;
  await performJob(
    {
      clock: createClock(),
      layout: LAYOUT,
      run: async (_, { script, args }) => {
        const answer = { exitCode: 0, stderr: '', address: '192.0.2.1' };
        if (script.name !== 'job-read') return { ...answer, stdout: 'started\n' };
        const taken = Number(args[what === 'log' ? 1 : 2]);
        const over = taken + SLICE >= bytes;
        const state = over ? 'ended\t0' : 'started\t-';
        return {
          ...answer,
          stdout: `state\t${state}\n${slices(bytes)}end\n`,
        };
      },
    },
    action,
    {
      server: aServer(),
      hostKey: undefined,
      jobName: 'a-1',
      onChunk: ({ log, status }) => {
        read += log.length + status.length;
        progress = aptProgress(progress, status);
      },
    },
  );
  if (read !== bytes) throw new Error(`${read} of ${bytes} bytes arrived`);
}

await follow(4 * 1024 * 1024);
const before = process.resourceUsage().maxRSS;
await follow(BYTES);
const grown = (process.resourceUsage().maxRSS - before) / 1024;
console.log(Math.round(grown));
