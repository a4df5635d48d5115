import { expect, it } from 'vitest';
import type { Outcome } from '../../src/flows/run/action.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { aJob, aStep, ended, toyFlow } from '../support/toy-flow.ts';
import { createToyRunner } from '../support/toy-runner.ts';

const install = aStep({ id: 'install', changes: true, run: (() => [aJob('install')]) as never });

it('counts from the first start of an attempt, however often the bot was killed in the middle', async () => {
  const clock = createFakeClock();
  const store = createMemoryStore();
  const parts = { flow: toyFlow([install]), store, clock };
  let bot = await createToyRunner({ ...parts, perform: whenStopped });
  await bot.ask({ do: 'start', server: 'pbx' });
  for (const minutes of [5, 3]) {
    await bot.until('step-started', 'install');
    await clock.advance(minutes * 60_000);
    await bot.runner.stop();
    bot = await createToyRunner({ ...parts, perform: minutes === 5 ? whenStopped : works });
  }
  await bot.until('step-passed', 'install');
  await bot.runner.stop();
  const passed = store.journal.find(({ event }) => event.type === 'step-passed')?.event;
  expect(passed).toMatchObject({ durationMs: 480_000 });
});

const works = (_: unknown, { jobName = '' }: { jobName?: string | undefined }) =>
  ({ ok: true, value: ended(jobName), durationMs: 1 }) as const;

/** A job that outlives the bot: whoever waits for it hears nothing before the bot stops. */
function whenStopped(_: unknown, { signal }: { signal?: AbortSignal }): Promise<Outcome<unknown>> {
  const cut = {
    ok: false,
    failure: { code: 'ssh-unreachable', found: '' },
    durationMs: 1,
  } as const;
  return new Promise((resolve) => signal?.addEventListener('abort', () => resolve(cut)));
}
