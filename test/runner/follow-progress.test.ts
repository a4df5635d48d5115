import { expect, test } from 'vitest';
import { CONFFILES_RESTORE } from '../../src/flows/remote/jobs/conffiles.ts';
import { defineJob } from '../../src/flows/remote/jobs/define-job.ts';
import type { Run } from '../../src/flows/run/run.ts';
import type { Step } from '../../src/flows/run/step.ts';
import type { Desk } from '../../src/runner/desk.ts';
import { followProgress } from '../../src/runner/follow-progress.ts';

/** What people see of a log that comes in these pieces. */
function shownOf(pieces: readonly string[]): string[] {
  const shown: string[] = [];
  const desk = {
    clock: { now: () => new Date(0) },
    server: { name: 'pbx' },
    bus: { progress: ({ text }: { text: { de: string } }) => shown.push(text.de) },
  } as unknown as Desk;
  const job = defineJob(CONFFILES_RESTORE, ['run-1', '5'], { timeoutMs: 1 });
  const { onChunk } = followProgress(desk, { id: 'r' } as Run, { id: 's' } as Step, [job]);
  for (const log of pieces) onChunk?.({ log, status: '' });
  return shown;
}

test('a line that comes in pieces is shown when it is whole', () => {
  expect(shownOf(['password=S3C', 'RET\nnext\n'])).toEqual(['next']);
  expect(shownOf(['password=S3C', 'RET\n'])).toEqual(['password=••••••']);
});

test('a line too long to be kept never begins in the middle of a secret', () => {
  const secret = 'S3CRET'.repeat(20_000);
  expect(shownOf([`password=${secret}`, 'S3CRET\n'])).toEqual(['password=••••••']);
});
