import { afterEach, describe, expect, it } from 'vitest';
import type { Action, Outcome } from '../../src/flows/run/action.ts';
import { same } from '../../src/flows/run/text.ts';
import { fail, pass } from '../../src/flows/run/verdict.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createMemoryStore, type MemoryStore } from '../support/memory-store.ts';
import { aJob, aProbe, aStep, ended, toyFlow } from '../support/toy-flow.ts';
import { createToyRunner, type ToyRunner } from '../support/toy-runner.ts';

const EVENING = '2026-11-23T20:00:00.000Z';
const MORNING = '2026-11-24T09:00:00.000Z';
const START = { do: 'start', server: 'pbx' } as const;
const NO_CONTACT = {
  ok: false,
  failure: { code: 'ssh-unreachable', found: '' },
  durationMs: 1,
} as const;

let toy: ToyRunner;
afterEach(() => toy.runner.stop());

const flow = toyFlow([
  aStep({ id: 'gate', run: (() => [aProbe('calls')]) as never }),
  aStep({
    id: 'install',
    changes: true,
    guard: { step: 'gate', freshMs: 120_000 },
    run: (() => [aJob('work')]) as never,
    judge: (([job]: [{ exitCode: number }]) =>
      job.exitCode === 0 ? pass(same('ok')) : fail(same('broke'), same('mend'))) as never,
  }),
]);

/** A bot that begins at this time, with what another one has recorded. */
async function begin(
  at: string,
  store: MemoryStore,
  perform: (job: string) => Outcome<unknown> | Promise<Outcome<unknown>>,
  jobs: readonly string[] = [],
): Promise<ToyRunner> {
  toy = await createToyRunner({
    flow,
    store,
    clock: createFakeClock(at),
    jobsOnServer: () => jobs,
    perform: (_: Action, { jobName }) =>
      jobName === undefined ? { ok: true, value: '', durationMs: 1 } : perform(jobName),
  });
  return toy;
}

const works = (job: string) => ({ ok: true, value: ended(job), durationMs: 1 }) as const;
const done = ({ performed }: ToyRunner) => performed.map(({ action }) => action);

/** The record of a bot that died right after the first event of this kind for this step. */
async function diedAfter(type: string, step: string): Promise<MemoryStore> {
  await begin(EVENING, createMemoryStore(), () => new Promise<never>(() => {}));
  await toy.ask(START);
  await toy.until(type, step);
  const { journal } = toy.store;
  const last = journal.findIndex(
    ({ event }) => event.type === type && 'step' in event && event.step === step,
  );
  await toy.runner.stop();
  return createMemoryStore(journal.slice(0, last + 1));
}

describe('a step that changes the server begins on a look that is not old', () => {
  it('as it is, when little time has passed', async () => {
    const store = await diedAfter('step-passed', 'gate');
    await begin('2026-11-23T20:01:00.000Z', store, works);
    await toy.until('run-ended');
    expect(done(toy)).toEqual(['work']);
  });

  it.each([
    ['a night later', MORNING],
    ['after the clock was set back', '2026-11-23T19:00:00.000Z'],
  ])('after it was made anew, %s', async (_, at) => {
    const store = await diedAfter('step-passed', 'gate');
    await begin(at, store, works);
    await toy.until('run-ended');
    expect(done(toy)).toEqual(['calls', 'work']);
    expect(toy.store.journal.map(({ event }) => event.type)).toContain('looks-again');
  });

  it('also when the step was recorded as begun, but its job never reached the server', async () => {
    const store = await diedAfter('step-started', 'install');
    await begin(MORNING, store, works);
    await toy.until('run-ended');
    expect(done(toy)).toEqual(['calls', 'work']);
    const run = toy.store.journal[0]?.run;
    // The name stays: were the job still on its way, it could not run twice.
    expect(toy.performed[1]?.job).toBe(`${run}-1-install-1`);
  });

  it('but not when its job is there: that is waited for', async () => {
    const store = await diedAfter('step-started', 'install');
    const job = `${store.journal[0]?.run}-1-install-1`;
    await begin(MORNING, store, works, [job]);
    await toy.until('run-ended');
    expect(toy.performed).toEqual([{ action: 'work', job }]);
  });

  it('and a retry after a failure begins with the look, however soon it comes', async () => {
    const ends = [1, 0];
    await begin(EVENING, createMemoryStore(), (job) => ({
      ok: true,
      value: ended(job, ends.shift()),
      durationMs: 1,
    }));
    await toy.ask(START);
    await toy.until('asked', 'install');
    await toy.answer('retry');
    await toy.until('run-ended');
    expect(done(toy)).toEqual(['calls', 'work', 'calls', 'work']);
  });

  it('while a retry of what may still run goes on with it', async () => {
    const outcomes: Outcome<unknown>[] = [NO_CONTACT];
    await begin(EVENING, createMemoryStore(), (job) => outcomes.shift() ?? works(job));
    await toy.ask(START);
    await toy.until('asked', 'install');
    await toy.answer('retry');
    await toy.until('run-ended');
    expect(done(toy)).toEqual(['calls', 'work', 'work']);
  });
});
