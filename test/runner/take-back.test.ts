import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Action, Outcome } from '../../src/flows/run/action.ts';
import { defineFact, learn } from '../../src/flows/run/fact.ts';
import type { QuestionInput } from '../../src/flows/run/question.ts';
import type { Step, StepContext } from '../../src/flows/run/step.ts';
import { same } from '../../src/flows/run/text.ts';
import { ask, pass } from '../../src/flows/run/verdict.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { aJob, aStep, ended, toyFlow } from '../support/toy-flow.ts';
import { createToyRunner, type ToyRunner } from '../support/toy-runner.ts';

let toy: ToyRunner | undefined;
afterEach(() => toy?.runner.stop());

const undo = (id: string, always: boolean) => ({
  title: same(`undo ${id}`),
  always,
  when: () => true,
  run: () => [aJob(`undo-${id}`)] as const,
  judge: () => same(`${id} taken back`),
});
const change = (id: string, always = false) =>
  aStep({
    id,
    changes: true,
    run: (() => [aJob(id)]) as never,
    undo: undo(id, always) as never,
  });
const wait = aStep({
  id: 'wait',
  judge: (_, ctx) =>
    ctx.answer('q')
      ? pass(same('on'))
      : ask({
          id: 'q',
          kind: 'choice',
          text: same('?'),
          choices: [
            { id: 'yes', label: same('Yes') },
            { id: 'abandon', label: same('Abandon') },
          ],
          who: 'operator',
        }),
});

const LEFT = {
  id: 'left',
  kind: 'choice',
  text: same('Is it right like this?'),
  choices: [
    { id: 'yes', label: same('Yes') },
    { id: 'click', label: same('Back') },
  ],
  who: 'operator',
} as const satisfies QuestionInput;

/** How `undo-lock` ends; everything else works. */
let lock: () => Outcome<unknown>;
const works = (name = ''): Outcome<unknown> => ({ ok: true, value: ended(name), durationMs: 1 });
const failed = (code: 'ssh-unreachable' | 'ssh-host-key-changed'): Outcome<unknown> => ({
  ok: false,
  failure: {
    code,
    found: 'found this',
    ...(code === 'ssh-host-key-changed' ? { fingerprint: KEY } : {}),
  },
  durationMs: 1,
});
const KEY = `SHA256:${'a'.repeat(43)}`;

/** Whether the job of step `files` still works on the server. */
let working = false;

async function begin(
  steps: readonly Step[] = [change('lock', true), change('files'), wait],
  flow = toyFlow(steps),
): Promise<FakeClock> {
  const clock = createFakeClock();
  toy = await createToyRunner({
    flow,
    clock,
    jobsAtWork: () => {
      const run = toy?.store.journal[0]?.run ?? '';
      return working ? [`${run}-1-files-1`] : [];
    },
    perform: (action: Action, { jobName }) =>
      'script' in action && action.script.name === 'undo-lock' ? lock() : works(jobName),
  });
  await toy.ask({ do: 'start', server: 'pbx' });
  await toy.until('asked', 'wait');
  return clock;
}

const abort = () => toy?.ask({ do: 'abort', server: 'pbx', reason: 'too late' });
const types = () =>
  (toy as ToyRunner).store.journal.map(({ event }) =>
    'step' in event ? `${event.type} ${event.step}` : event.type,
  );
const jobsOf = (name: string) =>
  toy?.performed.flatMap(({ action, job }) => (action === name ? [job ?? ''] : []));
const jobs = () => jobsOf('undo-lock');
const outcome = () => toy?.store.journal.at(-1)?.event;

describe('taking changes back', () => {
  it('goes newest first and then ends the run', async () => {
    lock = () => works();
    await begin();
    await abort();
    await toy?.until('run-ended');
    expect(types().slice(-4)).toEqual([
      'abort-requested',
      'undo-ended files',
      'undo-ended lock',
      'run-ended',
    ]);
    expect(outcome()).toMatchObject({ outcome: 'aborted', by: { id: 'U0STARTER' } });
  });

  it('waits for a job that still works, for it would do again what was taken back', async () => {
    lock = () => works();
    working = true;
    const clock = await begin();
    await abort();
    await toy?.until('asked', 'files');
    await clock.advance(300_000);
    expect(types().filter((type) => type.startsWith('undo-ended'))).toEqual([]);
    expect(toy?.store.journal.at(-1)?.event).toMatchObject({
      question: { text: { en: expect.stringContaining('still works on the server') } },
    });
    working = false;
    await clock.advance(61_000);
    await toy?.until('run-ended');
    expect(types().slice(-3)).toEqual(['undo-ended files', 'undo-ended lock', 'run-ended']);
  });

  it('leaves alone what was changed before the server went into production', async () => {
    const seal = aStep({ id: 'seal', seals: true });
    await begin([change('lock', true), change('files'), seal, change('more'), wait]);
    await abort();
    await toy?.until('run-ended');
    expect(types().slice(-3)).toEqual(['abort-requested', 'undo-ended more', 'run-ended']);
    expect(outcome()).toMatchObject({
      note: { en: expect.stringContaining('stays in production') },
    });
  });

  it('stays open while the server cannot be reached, and tries again every minute', async () => {
    lock = () => failed('ssh-unreachable');
    const clock = await begin();
    await abort();
    await toy?.until('asked', 'lock');
    await clock.advance(300_000);
    expect(types().filter((type) => type === 'asked lock')).toHaveLength(1);
    expect(jobs()?.length).toBeGreaterThanOrEqual(4);
    expect(new Set(jobs()).size).toBe(1);
    lock = () => works();
    await clock.advance(61_000);
    await toy?.until('run-ended');
    expect(types().slice(-2)).toEqual(['undo-ended lock', 'run-ended']);
  });

  it('that ended badly on the server is asked about and tried under a new name', async () => {
    lock = () => ({ ok: true, value: ended('x', 1), durationMs: 1 });
    await begin();
    await abort();
    await toy?.until('asked', 'lock');
    await toy?.answer('again');
    await toy?.until('asked', 'lock');
    const run = toy?.store.journal[0]?.run;
    expect(jobs()).toEqual([`${run}-1-lock-undo-1`, `${run}-1-lock-undo-2`]);
    expect(await toy?.answer('leave', { reason: 'r' })).toMatchObject({ code: 'not-allowed' });
    await toy?.answer('leave', { reason: 'the server is gone' }, 'U0APPROVER');
    await toy?.until('run-ended');
    expect(toy?.store.journal.at(-2)?.event).toMatchObject({
      type: 'undo-ended',
      ok: false,
      note: { en: 'Left as it is, decided by <@U0APPROVER>: the server is gone' },
    });
  });

  it('asks about a changed host key first', async () => {
    lock = () => failed('ssh-host-key-changed');
    await begin();
    await abort();
    await toy?.until('asked', 'lock');
    expect(toy?.runner.view('pbx')?.question?.question.id).toBe('changed-host-key');
    lock = () => works();
    await toy?.answer('trust-key', { reason: 'compared' }, 'U0APPROVER');
    await toy?.until('run-ended');
    expect(toy?.runner.view('pbx')?.run.facts['hostKey']).toBe(KEY);
  });

  it('asks what people have to say about it, and ends once they have, with what remains', async () => {
    lock = () => works();
    const seen = defineFact('seen', z.number());
    const open = (_: unknown, ctx: StepContext) => ({
      question: ctx.answer('left')?.choice === 'yes' ? null : LEFT,
      facts: [learn(seen, (ctx.get(seen) ?? 0) + 1)],
    });
    const files = change('files', true);
    const asking = { ...files, undo: { ...files.undo, open } } as typeof files;
    const flow = toyFlow([change('lock', true), asking, wait]);
    await begin(flow.steps, {
      ...flow,
      remains: (ctx) => [same(`looked ${ctx.get(seen)} times`)],
    });
    await toy?.answer('abandon');
    await toy?.until('asked', 'files');
    expect(await toy?.answer('click')).toMatchObject({ ok: true });
    await toy?.until('asked', 'files');
    expect(types()).not.toContain('undo-ended lock');
    expect(await toy?.answer('yes')).toMatchObject({ ok: true });
    await toy?.until('run-ended');
    expect(types().slice(-3)).toEqual(['undo-ended files', 'undo-ended lock', 'run-ended']);
    expect(outcome()).toMatchObject({
      outcome: 'abandoned',
      note: { en: expect.stringMatching(/\nlooked 3 times$/) },
    });
    // Everything is done under one name each, however often people answer.
    const run = toy?.store.journal[0]?.run;
    expect(new Set(jobsOf('undo-files'))).toEqual(new Set([`${run}-1-files-undo-1`]));
  });

  it('of an abandoned run gives back only what must not outlive it', async () => {
    lock = () => works();
    await begin();
    await toy?.answer('abandon');
    await toy?.until('run-ended');
    expect(types().slice(-2)).toEqual(['undo-ended lock', 'run-ended']);
    expect(types()).not.toContain('undo-ended files');
    expect(outcome()).toMatchObject({ outcome: 'abandoned' });
  });
});

it('asks about a host key that changed in the middle of a step, and goes on in the same attempt', async () => {
  let changed = true;
  toy = await createToyRunner({
    flow: toyFlow([change('files'), wait]),
    perform: (_, { jobName }) => (changed ? failed('ssh-host-key-changed') : works(jobName)),
  });
  await toy.ask({ do: 'start', server: 'pbx' });
  await toy.until('asked', 'files');
  const { question } = toy.runner.view('pbx')?.question ?? {};
  expect(question).toMatchObject({
    id: 'changed-host-key',
    text: { en: expect.stringContaining('found this') },
  });
  expect(await toy.answer('trust-key', { reason: 'r' })).toMatchObject({ code: 'not-allowed' });
  changed = false;
  await toy.answer('trust-key', { reason: 'compared at the console' }, 'U0APPROVER');
  await toy.until('asked', 'wait');
  const run = toy.store.journal[0]?.run;
  expect(toy.performed.map(({ job }) => job)).toEqual([`${run}-1-files-1`, `${run}-1-files-1`]);
});
