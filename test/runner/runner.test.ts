import { afterEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/flows/run/action.ts';
import { same } from '../../src/flows/run/text.ts';
import { ask, block, fail, pass } from '../../src/flows/run/verdict.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { aJob, aProbe, aStep, ended, toyFlow } from '../support/toy-flow.ts';
import { createToyRunner, person, type ToyParts, type ToyRunner } from '../support/toy-runner.ts';

const open: ToyRunner[] = [];

async function start(parts: ToyParts): Promise<ToyRunner> {
  const toy = await createToyRunner(parts);
  open.push(toy);
  return toy;
}

afterEach(async () => {
  for (const toy of open.splice(0)) await toy.runner.stop();
});

const START = { do: 'start', server: 'pbx' } as const;
const works: Outcome<unknown> = { ok: true, value: '', durationMs: 1 };

function types(toy: ToyRunner): string[] {
  return toy.store.journal.map(({ event }) =>
    'step' in event ? `${event.type} ${event.step}` : event.type,
  );
}

function askOnce(id: string, who: 'operator' | 'approver' = 'operator') {
  return aStep({
    id,
    judge: (_, ctx) =>
      ctx.answer('q')
        ? pass(same('answered'))
        : ask({
            id: 'q',
            kind: 'choice',
            text: same('?'),
            choices: [{ id: 'yes', label: same('Yes') }],
            who,
          }),
  });
}

describe('a run', () => {
  it('takes the steps in order and ends', async () => {
    const toy = await start({ flow: toyFlow([aStep({ id: 'a' }), aStep({ id: 'b' })]) });
    expect(await toy.ask(START)).toMatchObject({ ok: true });
    await toy.until('run-ended');
    expect(types(toy)).toEqual(['run-started', 'step-passed a', 'step-passed b', 'run-ended']);
  });

  it('that leaves something to people says so at its end, and never that all is done', async () => {
    const flow = { ...toyFlow([aStep({ id: 'a' })]), unfinished: () => same('3 open points') };
    const toy = await start({ flow });
    await toy.ask(START);
    await toy.until('run-ended');
    expect(toy.store.journal.at(-1)?.event).toMatchObject({
      outcome: 'completed',
      note: { de: '3 open points', en: '3 open points' },
    });
  });

  it('points to marked fields only where the button has some', async () => {
    const field = { id: 'note', kind: 'text', label: same('N'), optional: true } as const;
    const step = aStep({
      id: 'a',
      check: ({ choice }) => ({
        [choice === 'form' ? 'note' : 'rests']: same('Something rests on it.'),
      }),
      judge: () =>
        ask({
          id: 'q',
          kind: 'choice',
          text: same('?'),
          choices: [
            { id: 'plain', label: same('Plain') },
            { id: 'form', label: same('Form'), fields: [field] },
          ],
          who: 'operator',
        }),
    });
    const toy = await start({ flow: toyFlow([step]) });
    await toy.ask(START);
    await toy.until('asked');
    const said = async (choice: string) => (await toy.answer(choice)).text.en;
    expect(await said('plain')).toBe('Not like this yet; nothing was changed:');
    expect(await said('form')).toBe('Please correct the marked fields.');
  });

  it('keeps text as it was typed only where a field says so', async () => {
    const field = { kind: 'multiline', label: same('L'), optional: true } as const;
    const fields = [
      { ...field, id: 'code', verbatim: true },
      { ...field, id: 'note' },
    ];
    const step = aStep({
      id: 'a',
      judge: (_, ctx) =>
        ctx.answer('q')
          ? pass(same('answered'))
          : ask({
              id: 'q',
              kind: 'choice',
              text: same('?'),
              choices: [{ id: 'edit', label: same('Edit'), fields }],
              who: 'operator',
            }),
    });
    const toy = await start({ flow: toyFlow([step]) });
    await toy.ask(START);
    await toy.until('asked', 'a');
    expect(await toy.answer('edit', { code: '  a\n', note: '  a\n' })).toMatchObject({ ok: true });
    await toy.until('run-ended');
    const answered = toy.store.journal.find(({ event }) => event.type === 'answered')?.event;
    expect(answered).toMatchObject({ answer: { values: { code: '  a\n', note: 'a' } } });
  });

  it('waits for an answer and accepts it once', async () => {
    const toy = await start({ flow: toyFlow([askOnce('a')]) });
    await toy.ask(START);
    await toy.until('asked', 'a');
    const question = toy.runner.view('pbx')?.question;
    const run = toy.runner.view('pbx')?.run.id ?? '';
    const request = {
      do: 'answer',
      server: 'pbx',
      run,
      step: 'a',
      question: 'q',
      rev: question?.rev ?? 0,
      choice: 'yes',
      values: {},
    } as const;
    const [first, second] = await Promise.all([toy.ask(request), toy.ask(request)]);
    expect(first).toMatchObject({ ok: true });
    expect(second).toMatchObject({ ok: false, code: 'stale' });
    await toy.until('run-ended');
    expect(toy.store.journal.filter(({ event }) => event.type === 'answered')).toHaveLength(1);
  });

  it('lets only one of two people start it', async () => {
    const toy = await start({ flow: toyFlow([askOnce('a')]) });
    const replies = await Promise.all([toy.ask(START), toy.ask(START, 'U0APPROVER')]);
    expect(replies.map((reply) => reply.ok)).toEqual([true, false]);
    expect(replies[1]).toMatchObject({ code: 'already-running' });
  });

  it('skips what the server shows as done, with the evidence', async () => {
    const step = aStep({
      id: 'a',
      done: {
        probes: () => [aProbe('look')] as const,
        isDone: ([seen]: [string]) => same(`seen ${seen}`),
      } as never,
      run: (() => [aJob('work')]) as never,
    });
    const toy = await start({
      flow: toyFlow([step]),
      perform: () => ({ ok: true, value: 'it', durationMs: 1 }),
    });
    await toy.ask(START);
    await toy.until('run-ended');
    expect(toy.performed.map(({ action }) => action)).toEqual(['look']);
    expect(toy.store.journal[1]?.event).toMatchObject({
      type: 'step-skipped',
      note: { en: 'seen it' },
    });
  });

  it('records a job before it is sent and names it by run, epoch, step and attempt', async () => {
    const recorded: string[] = [];
    const toy = await start({
      flow: toyFlow([aStep({ id: 'a', run: (() => [aJob('work')]) as never })]),
      perform: (_, { jobName }) => {
        recorded.push(...types(toy));
        return { ok: true, value: ended(jobName ?? ''), durationMs: 1 };
      },
    });
    await toy.ask(START);
    await toy.until('run-ended');
    const run = toy.store.journal[0]?.run;
    expect(recorded.at(-1)).toBe('step-started a');
    expect(toy.performed).toEqual([{ action: 'work', job: `${run}-1-a-1` }]);
  });

  it('attaches to the same job after the bot died while it ran', async () => {
    const flow = toyFlow([aStep({ id: 'a', run: (() => [aJob('work')]) as never })]);
    const first = await start({ flow, perform: () => new Promise<never>(() => {}) });
    await first.ask(START);
    await first.until('step-started', 'a');
    const second = await start({
      flow,
      store: createMemoryStore([...first.store.journal]),
      perform: (_, { jobName }) => ({ ok: true, value: ended(jobName ?? ''), durationMs: 1 }),
    });
    await second.until('run-ended');
    expect(second.performed[0]?.job).toBe(first.performed[0]?.job);
    open.splice(0, open.length, second);
  });

  it('gives a retry after a failed job a new name, and keeps the name after a lost connection', async () => {
    const outcomes: Outcome<unknown>[] = [
      { ok: false, failure: { code: 'ssh-unreachable', found: '' }, durationMs: 1 },
      { ok: true, value: ended('x', 1), durationMs: 1 },
      { ok: true, value: ended('x', 0), durationMs: 1 },
    ];
    const step = aStep({
      id: 'a',
      run: (() => [aJob('work')]) as never,
      judge: (([job]: [{ exitCode: number }]) =>
        job.exitCode === 0 ? pass(same('ok')) : fail(same('broke'), same('mend'))) as never,
    });
    // Nothing is found on the server, so that the bot does not go on by itself.
    const toy = await start({
      flow: toyFlow([step]),
      perform: () => outcomes.shift() ?? works,
      jobsOnServer: () => [],
    });
    await toy.ask(START);
    for (let round = 0; round < 2; round += 1) {
      await toy.until('asked', 'a');
      expect(await toy.answer('retry')).toMatchObject({ ok: true });
    }
    await toy.until('run-ended');
    const run = toy.store.journal[0]?.run;
    expect(toy.performed.map(({ job }) => job)).toEqual([
      `${run}-1-a-1`,
      `${run}-1-a-1`,
      `${run}-1-a-2`,
    ]);
  });

  it('blocks on a finding until an approver overrides it with a reason', async () => {
    const finding = {
      id: 'boot-full',
      check: 'disk',
      severity: 'error',
      blocks: true,
      overridable: true,
      title: same('/boot is full'),
      why: same('5 MiB'),
      remedy: same('remove kernels'),
    } as const;
    const toy = await start({
      flow: toyFlow([aStep({ id: 'a', judge: () => block(same('1 finding'), [finding]) })]),
    });
    await toy.ask(START);
    await toy.until('asked', 'a');
    expect(await toy.answer('override', { reason: 'known', hours: '2' })).toMatchObject({
      code: 'not-allowed',
      text: {
        en: expect.stringMatching(/^Only approvers may .*<@U0APPROVER>.*You can choose here/),
      },
    });
    expect(await toy.answer('override', { hours: '2' }, 'U0APPROVER')).toMatchObject({
      code: 'invalid-values',
    });
    expect(
      await toy.answer('override', { reason: 'known', hours: '2' }, 'U0APPROVER'),
    ).toMatchObject({ ok: true });
    await toy.until('run-ended');
    expect(toy.runner.view('pbx')?.phases[0]?.steps[0]?.status).toBe('overridden');
  });

  it('wakes a waiting step at its time without asking the same thing twice', async () => {
    const clock = createFakeClock();
    let calls = 2;
    const step = aStep({
      id: 'calls',
      judge: (_, ctx) =>
        calls === 0
          ? pass(same('no calls'))
          : ask({
              id: 'q',
              kind: 'choice',
              text: same('calls are active'),
              choices: [{ id: 'now', label: same('Now') }],
              who: 'approver',
              wakeAt: new Date(Date.parse(ctx.now) + 30_000).toISOString(),
            }),
    });
    const toy = await start({ flow: toyFlow([step]), clock });
    await toy.ask(START);
    await toy.until('asked', 'calls');
    await clock.advance(65_000);
    expect(types(toy).filter((type) => type.startsWith('asked'))).toHaveLength(1);
    calls = 0;
    await clock.advance(30_000);
    await toy.until('run-ended');
  });

  it('lets a step that must not be cut off end before it aborts', async () => {
    let finish: (outcome: Outcome<unknown>) => void = () => {};
    const toy = await start({
      flow: toyFlow([
        aStep({
          id: 'a',
          interruptible: false,
          changes: true,
          run: (() => [aJob('work')]) as never,
        }),
        aStep({ id: 'b' }),
      ]),
      perform: () => new Promise((resolve) => (finish = resolve)),
    });
    await toy.ask(START);
    await toy.until('step-started', 'a');
    await toy.ask({ do: 'abort', server: 'pbx', reason: 'stop' });
    finish({ ok: true, value: ended('x'), durationMs: 1 });
    await toy.until('run-ended');
    expect(types(toy).slice(-3)).toEqual(['abort-requested', 'step-passed a', 'run-ended']);
  });

  it('refuses to continue a run of a flow it does not know', async () => {
    const flow = toyFlow([askOnce('a')]);
    const first = await start({ flow });
    await first.ask(START);
    await first.until('asked', 'a');
    const store = createMemoryStore([...first.store.journal]);
    const second = await start({ flow: { ...flow, version: 2 }, store });
    expect(await second.answer('yes')).toMatchObject({ ok: true });
    expect(second.runner.overview()[0]?.problem?.en).toContain('toy 1; here: toy 2');
    expect(second.store.journal.at(-1)?.event.type).toBe('answered');
  });

  it('keeps the starter from approving by any name', async () => {
    const toy = await start({
      flow: toyFlow([askOnce('a', 'approver')]),
      server: { approvers: ['U0STARTER', 'U0APPROVER'] },
    });
    await toy.ask(START);
    await toy.until('asked', 'a');
    expect(await toy.answer('yes')).toMatchObject({ code: 'four-eyes' });
    expect(await toy.answer('yes', {}, 'U0STRANGER')).toMatchObject({ code: 'not-allowed' });
    expect(
      await toy.runner.handle({ do: 'list' }, { ...person('U0GUEST'), member: false }),
    ).toMatchObject({ code: 'not-allowed' });
    expect(await toy.answer('yes', {}, 'U0APPROVER')).toMatchObject({ ok: true });
  });
});
