import { expect, it } from 'vitest';
import { CodedError } from '../../../src/errors.ts';
import { createPatience } from '../../../src/executors/ssh/patience.ts';
import { createEagerClock } from './setup.ts';

const HOURS = 7_200_000;
const MINUTE = 60_000;

it('leaves it to people after twenty minutes without any answer, and says that the job may go on', async () => {
  const clock = createEagerClock();
  const begun = clock.now().getTime();
  const patience = createPatience(clock, undefined, HOURS);
  await patience.insist(async () => 'started');
  const lost = patience.insist(async () => {
    throw new CodedError('ssh-unreachable', '192.0.2.10:22: no answer');
  });
  await expect(lost).rejects.toMatchObject({
    code: 'job-out-of-sight',
    found: expect.stringContaining('192.0.2.10:22: no answer'),
  });
  const waited = clock.now().getTime() - begun;
  expect(waited).toBeGreaterThanOrEqual(20 * MINUTE);
  expect(waited).toBeLessThan(21 * MINUTE);
});

it('begins to count anew with every answer', async () => {
  const clock = createEagerClock();
  const patience = createPatience(clock, undefined, HOURS);
  await patience.insist(async () => 'started');
  for (let outage = 0; outage < 3; outage += 1) {
    const since = clock.now().getTime();
    const answer = await patience.insist(async () => {
      if (clock.now().getTime() - since < 15 * MINUTE) throw new CodedError('ssh-unreachable', '-');
      return 'there';
    });
    expect(answer).toBe('there');
  }
});
