import { afterEach, describe, expect, it } from 'vitest';
import type { Action, Outcome } from '../../src/flows/run/action.ts';
import { same } from '../../src/flows/run/text.ts';
import { ask, pass } from '../../src/flows/run/verdict.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { aJob, aStep, ended, toyFlow } from '../support/toy-flow.ts';
import { createToyRunner, type ToyRunner } from '../support/toy-runner.ts';

let toy: ToyRunner | undefined;
afterEach(() => toy?.runner.stop());

const flow = toyFlow([
  aStep({ id: 'scan' }),
  aStep({ id: 'work', phase: 'update-4.5', changes: true, run: (() => [aJob('work')]) as never }),
  aStep({
    id: 'rest',
    phase: 'update-4.5',
    judge: (_, ctx) =>
      ctx.answer('q')
        ? pass(same('on'))
        : ask({
            id: 'q',
            kind: 'rest',
            text: same('?'),
            choices: [{ id: 'yes', label: same('Yes') }],
            who: 'operator',
          }),
  }),
]);

describe('reconciling the record with the server', () => {
  it('notices a restored snapshot, asks, and goes on under a new epoch', async () => {
    const clock = createFakeClock();
    const onServer = new Set<string>();
    const perform = (_: Action, { jobName = '' }: { jobName?: string }): Outcome<unknown> => {
      onServer.add(jobName);
      return { ok: true, value: ended(jobName), durationMs: 1 };
    };
    toy = await createToyRunner({ flow, clock, perform, jobsOnServer: () => [...onServer] });
    await toy.ask({ do: 'start', server: 'pbx' });
    await toy.until('asked', 'rest');
    await clock.advance(120_000);
    expect(toy.store.journal.at(-1)?.event.type).toBe('asked');
    onServer.clear();
    await clock.advance(61_000);
    await toy.until('rolled-back');
    expect(await toy.answer('continue', { snapshot: 'vor-update' })).toMatchObject({ ok: true });
    await toy.until('asked', 'rest');
    const run = toy.store.journal[0]?.run;
    const jobs = toy.performed.map(({ job }) => job).filter((job) => job !== undefined);
    expect(jobs).toEqual([`${run}-1-work-1`, `${run}-2-work-1`]);
    expect(toy.runner.view('pbx')?.run.epoch).toBe(2);
  });
});
