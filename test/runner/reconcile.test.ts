import { afterEach, describe, expect, it } from 'vitest';
import type { Action, Outcome } from '../../src/flows/run/action.ts';
import type { Noticed, Step } from '../../src/flows/run/step.ts';
import { same } from '../../src/flows/run/text.ts';
import { ask, pass } from '../../src/flows/run/verdict.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { createMemoryStore, type MemoryStore } from '../support/memory-store.ts';
import { aJob, aProbe, aStep, ended, toyFlow } from '../support/toy-flow.ts';
import { createToyRunner, type ToyParts, type ToyRunner } from '../support/toy-runner.ts';

let toy: ToyRunner | undefined;
afterEach(() => toy?.runner.stop());

const rest = aStep({
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
});

function work(parts: Partial<Step> = {}): Step {
  return aStep({
    id: 'work',
    phase: 'update-4.5',
    changes: true,
    run: (() => [aJob('work')]) as never,
    ...(parts as object),
  });
}

const works = (name = ''): Outcome<unknown> => ({ ok: true, value: ended(name), durationMs: 1 });
const unreachable: Outcome<unknown> = {
  ok: false,
  failure: { code: 'ssh-unreachable', found: '192.0.2.10:22: ECONNREFUSED' },
  durationMs: 1,
};

interface Scene extends Omit<ToyParts, 'flow' | 'clock'> {
  readonly steps?: readonly Step[];
}

async function begin({ steps = [work(), rest], ...parts }: Scene = {}): Promise<FakeClock> {
  const clock = createFakeClock();
  toy = await createToyRunner({
    flow: toyFlow(steps),
    clock,
    perform: (_, { jobName }) => works(jobName),
    ...parts,
  });
  await toy.ask({ do: 'start', server: 'pbx' });
  return clock;
}

const events = () => (toy as ToyRunner).store.journal.map(({ event }) => event);
const last = () => events().at(-1);
const MINUTE = 61_000;

describe('a restored snapshot', () => {
  it('is noticed, people are asked, and it goes on under a new epoch', async () => {
    const onServer = new Set<string>();
    const clock = await begin({
      perform: (_: Action, { jobName = '' }) => {
        onServer.add(jobName);
        return works(jobName);
      },
      jobsOnServer: () => [...onServer],
    });
    await toy?.until('asked', 'rest');
    await clock.advance(2 * MINUTE);
    expect(last()?.type).toBe('asked');
    onServer.clear();
    await clock.advance(MINUTE);
    await toy?.until('rolled-back');
    expect(await toy?.answer('continue', { snapshot: 'vor-update' })).toMatchObject({ ok: true });
    await toy?.until('asked', 'rest');
    const run = toy?.store.journal[0]?.run;
    const jobs = toy?.performed.map(({ job }) => job).filter((job) => job !== undefined);
    expect(jobs).toEqual([`${run}-1-work-1`, `${run}-2-work-1`]);
    expect(toy?.runner.view('pbx')?.run.epoch).toBe(2);
  });

  it('stops a step in the middle: nothing more of it is begun', async () => {
    const begun: string[] = [];
    const onServer = new Set<string>();
    let release = (): void => {};
    const two = work({ id: 'two', run: (() => [aJob('a'), aJob('b')]) as never } as never);
    const clock = await begin({
      steps: [work(), two, rest],
      jobsOnServer: () => [...onServer],
      perform: async (action, { jobName = '', signal }) => {
        begun.push('script' in action ? action.script.name : '');
        onServer.add(jobName);
        if (jobName.includes('-two-')) {
          await new Promise<void>((resolve) => {
            release = resolve;
            signal?.addEventListener('abort', () => resolve());
          });
        }
        return works(jobName);
      },
    });
    await toy?.until('step-started', 'two');
    onServer.clear();
    await clock.advance(MINUTE);
    await toy?.until('rolled-back');
    release();
    await clock.advance(MINUTE);
    expect(begun).toEqual(['work', 'a']);
    expect(last()?.type).toBe('rolled-back');
  });
});

describe('what others do', () => {
  const seen = (foreign: Noticed['foreign']): Noticed => ({
    older: [],
    foreign,
    facts: [{ key: 'known', value: foreign.length }],
    jobs: [],
  });

  it('is shown once and remembered, while people are asked and while a step runs', async () => {
    const clock = createFakeClock();
    const base = toyFlow([work(), rest]);
    const flow = {
      ...base,
      watch: {
        ...base.watch,
        judge: (_: never, run: { facts: Record<string, unknown> }) =>
          seen(run.facts['known'] === undefined ? [same('anna is logged in')] : []),
      } as never,
    };
    toy = await createToyRunner({ flow, clock, perform: (_, { jobName }) => works(jobName) });
    await toy.ask({ do: 'start', server: 'pbx' });
    await toy.until('asked', 'rest');
    await clock.advance(3 * MINUTE);
    const noticed = events().filter(({ type }) => type === 'observed');
    expect(noticed).toMatchObject([{ text: same('anna is logged in') }]);
    expect(toy.runner.view('pbx')?.run.state.kind).toBe('waiting');
  });

  it('says that a server fell silent while people are asked, and that it is back', async () => {
    let away = false;
    const clock = await begin({ watch: () => (away ? unreachable : undefined) });
    await toy?.until('asked', 'rest');
    away = true;
    await clock.advance(5 * MINUTE);
    const silent = events().filter(({ type }) => type === 'observed');
    expect(silent).toHaveLength(1);
    expect(JSON.stringify(silent)).toContain('No contact with the server for 2 minutes.');
    expect(JSON.stringify(silent)).toContain('ECONNREFUSED');
    await clock.advance(20 * MINUTE);
    expect(events().filter(({ type }) => type === 'observed')).toHaveLength(4);
    away = false;
    await clock.advance(2 * MINUTE);
    expect(events().filter(({ type }) => type === 'observed')).toHaveLength(5);
    expect(last()).toMatchObject({ text: { en: 'The server answers again.' } });
  });
});

describe('while a job runs on a server nobody hears of', () => {
  it('people are told not to power-cycle it, after 2, 5, 10 and 20 minutes', async () => {
    const clock = await begin({
      perform: (_, { signal }) =>
        new Promise((resolve) => signal?.addEventListener('abort', () => resolve(unreachable))),
      watch: () => unreachable,
    });
    await toy?.until('step-started', 'work');
    await clock.advance(30 * MINUTE);
    const told = events().flatMap((event) => (event.type === 'observed' ? [event.text.en] : []));
    expect(told.map((text) => /for (\d+) minutes/.exec(text)?.[1])).toEqual(['2', '5', '10', '20']);
    for (const text of told) expect(text).toContain('do not power-cycle');
  });
});

describe('after lost contact', () => {
  it('goes on by itself when the job is found on the server, as the same attempt', async () => {
    let away = true;
    const run = () => toy?.store.journal[0]?.run;
    const clock = await begin({
      perform: (_, { jobName }) => (away ? unreachable : works(jobName)),
      watch: () => (away ? unreachable : undefined),
      jobsOnServer: () => [`${run()}-1-work-1`],
    });
    await toy?.until('asked', 'work');
    await clock.advance(3 * MINUTE);
    expect(last()?.type).toBe('asked');
    away = false;
    await clock.advance(MINUTE);
    await toy?.until('asked', 'rest');
    const answers = events().filter((event) => event.type === 'answered');
    expect(answers).toMatchObject([{ answer: { choice: 'retry', by: { via: 'bot' } } }]);
    const jobs = toy?.performed.flatMap(({ job }) => job ?? []);
    expect(new Set(jobs)).toEqual(new Set([`${run()}-1-work-1`]));
  });

  it('does not begin by itself what the server never got', async () => {
    let away = true;
    const clock = await begin({
      perform: (_, { jobName }) => (away ? unreachable : works(jobName)),
      watch: () => (away ? unreachable : undefined),
      jobsOnServer: () => [],
    });
    await toy?.until('asked', 'work');
    away = false;
    await clock.advance(5 * MINUTE);
    expect(last()).toMatchObject({ type: 'asked', step: 'work' });
  });

  it('repeats a step that only looks', async () => {
    let away = true;
    const look = aStep({ id: 'look', run: (() => [aProbe('look')]) as never });
    const clock = await begin({
      steps: [look, rest],
      perform: () => (away ? unreachable : works()),
      watch: () => (away ? unreachable : undefined),
    });
    await toy?.until('asked', 'look');
    away = false;
    await clock.advance(MINUTE);
    await toy?.until('asked', 'rest');
  });
});

describe('a repair by hand', () => {
  it('is recognised and offered for adoption, once', async () => {
    let repaired = false;
    const done = {
      probes: () => [aProbe('done?')] as const,
      isDone: () => (repaired ? same('already installed') : null),
    };
    const broken = work({
      done: done as never,
      judge: () => ({ verdict: 'fail', note: same('broken'), remedy: same('mend it') }),
    });
    const clock = await begin({ steps: [broken, rest] });
    await toy?.until('asked', 'work');
    await clock.advance(3 * MINUTE);
    expect(events().filter(({ type }) => type === 'asked')).toHaveLength(1);
    repaired = true;
    await clock.advance(3 * MINUTE);
    const asked = events().filter((event) => event.type === 'asked');
    expect(asked).toHaveLength(2);
    expect(asked[1]?.question).toMatchObject({
      evidence: [same('already installed')],
      choices: [{ id: 'adopt', style: 'primary' }, { id: 'retry' }, {}, {}, {}],
    });
    expect(await toy?.answer('adopt')).toMatchObject({ ok: true });
    await toy?.until('step-skipped', 'work');
    await toy?.until('asked', 'rest');
  });
});

describe('when somebody sets the clock back', () => {
  it('the next look comes after a minute all the same', async () => {
    let back = 0;
    const fake = createFakeClock();
    const clock = { ...fake, now: () => new Date(fake.now().getTime() - back) };
    let looks = 0;
    toy = await createToyRunner({
      flow: toyFlow([work(), rest]),
      clock,
      perform: (_, { jobName }) => works(jobName),
      watch: () => {
        looks += 1;
        return undefined;
      },
    });
    await toy.ask({ do: 'start', server: 'pbx' });
    await toy.until('asked', 'rest');
    await fake.advance(MINUTE);
    back = 3 * 3_600_000;
    const before = looks;
    await fake.advance(3 * MINUTE);
    expect(looks - before).toBeGreaterThanOrEqual(2);
  });
});

it('never records a step’s result after the server turned out to be older than the record', async () => {
  // The disk is slow: both, the discovery and the result, are there before either is written.
  const clock = createFakeClock();
  const store = createMemoryStore();
  const slow = createSlowStore(store);
  const onServer = new Set<string>();
  let finish = (): void => {};
  const two = work({ id: 'two', run: (() => [aJob('two')]) as never } as never);
  toy = await createToyRunner({
    flow: toyFlow([work(), two, rest]),
    clock,
    store: slow.store,
    jobsOnServer: () => [...onServer],
    perform: async (_, { jobName = '' }) => {
      onServer.add(jobName);
      if (jobName.includes('-two-')) await new Promise<void>((resolve) => (finish = resolve));
      return works(jobName);
    },
  });
  await toy.ask({ do: 'start', server: 'pbx' });
  await toy.until('step-started', 'two');
  onServer.clear();
  slow.hold();
  await clock.advance(MINUTE);
  finish();
  await clock.advance(1000);
  slow.release();
  await toy.until('rolled-back');
  await clock.advance(MINUTE);
  expect(
    events()
      .map(({ type }) => type)
      .slice(-2),
  ).toEqual(['step-started', 'rolled-back']);
});

/** A store whose appends wait while they are held. */
function createSlowStore(under: MemoryStore) {
  let gate: Promise<void> = Promise.resolve();
  let open = (): void => {};
  const store: MemoryStore = {
    ...under,
    journal: under.journal,
    async server(name) {
      const server = await under.server(name);
      return {
        ...server,
        append: async (run, event, at) => {
          await gate;
          return server.append(run, event, at);
        },
      };
    },
  };
  return {
    store,
    hold() {
      gate = new Promise((resolve) => (open = resolve));
    },
    release: () => open(),
  };
}
