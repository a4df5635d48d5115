import { describe, expect, it } from 'vitest';
import { RunEvent, type RunEventInput } from '../../../src/flows/run/event.ts';
import type { QuestionInput } from '../../../src/flows/run/question.ts';
import { reduce } from '../../../src/flows/run/reduce.ts';
import { type Run, Run as RunSchema } from '../../../src/flows/run/run.ts';
import { same } from '../../../src/flows/run/text.ts';
import { TRANSITIONS } from '../../../src/flows/run/transitions.ts';

const anna = { id: 'U0ANNA', via: 'slack' } as const;
const question: QuestionInput = {
  id: 'q',
  kind: 'choice',
  text: same('?'),
  choices: [{ id: 'yes', label: same('Yes') }],
  who: 'operator',
};

const started: RunEventInput = {
  type: 'run-started',
  run: 'r1',
  server: 'pbx',
  flow: { id: 'f', version: 1 },
  by: anna,
  channel: 'C1',
  language: 'en',
  rehearsal: false,
};
const asked: RunEventInput = { type: 'asked', step: 'a', attempt: 1, question };
const stepStarted: RunEventInput = { type: 'step-started', step: 'a', attempt: 1, jobs: [] };
const ended: RunEventInput = { type: 'run-ended', outcome: 'aborted', note: same('x'), by: anna };
const passed: RunEventInput = {
  type: 'step-passed',
  step: 'a',
  attempt: 1,
  note: same('ok'),
  durationMs: 1,
};

function play(...events: readonly RunEventInput[]): Run {
  let run: Run | undefined;
  events.forEach((event, index) => {
    run = reduce(run, {
      seq: index + 1,
      at: `2026-11-23T20:00:0${index}.000Z`,
      run: 'r1',
      event: RunEvent.parse(event),
    });
  });
  return run as Run;
}

function answered(choice: string, values: Record<string, string> = {}): RunEventInput {
  const answer = { choice, values, by: anna, at: '2026-11-23T20:00:00.000Z', rev: 2 };
  return { type: 'answered', step: 'a', question: 'q', answer };
}

const entered = (choice: string, ...items: string[]): RunEventInput => {
  const answer = { choice, values: {}, by: anna, at: '2026-11-23T20:00:00.000Z', rev: 2 };
  return { type: 'entered', step: 'a', question: 'q', items, answer };
};

const one: Record<RunEvent['type'], RunEventInput> = {
  'run-started': started,
  'step-started': stepStarted,
  'step-passed': passed,
  'step-skipped': { type: 'step-skipped', step: 'a', attempt: 1, note: same('done') },
  asked,
  answered: answered('yes'),
  entered: entered('done', 'i'),
  'abort-requested': { type: 'abort-requested', by: anna, reason: 'late' },
  'undo-ended': { type: 'undo-ended', step: 'a', ok: true, note: same('back') },
  'looks-again': { type: 'looks-again', step: 'a', before: 'b' },
  'rolled-back': { type: 'rolled-back', evidence: [], steps: ['a'], question },
  observed: { type: 'observed', text: same('somebody logged in') },
  'run-ended': ended,
};

const states = { working: [started], waiting: [started, asked], ended: [started, ended] } as const;

describe('the transition table', () => {
  const cells = Object.keys(one).flatMap((event) =>
    Object.keys(states).map((state) => [event, state] as const),
  );
  it.each(cells)('%s in state %s', (event, state) => {
    const type = event as RunEvent['type'];
    const again = type === 'run-started' && state === 'ended';
    const allowed = again || (TRANSITIONS[type] as readonly string[]).includes(state);
    const attempt = (): Run => play(...states[state as keyof typeof states], one[type]);
    if (allowed) expect(attempt().seq).toBeGreaterThan(1);
    else expect(attempt).toThrow(/read/i);
  });
});

describe('reduce', () => {
  it('keeps the revision of a question as the number of the event that asked', () => {
    expect(play(started, stepStarted, asked).state).toMatchObject({ kind: 'waiting', rev: 3 });
  });

  it('starts a new attempt for "retry", and the same one where the job may still run', () => {
    const failed = (sameAttempt: boolean): RunEventInput => ({
      ...asked,
      question: {
        ...question,
        kind: 'failed',
        sameAttempt,
        choices: [{ id: 'retry', label: same('Retry') }],
      },
    });
    const job: RunEventInput = { ...stepStarted, jobs: ['r1-1-a-1'] };
    expect(play(started, job, failed(false), answered('retry')).steps['a']).toMatchObject({
      attempt: 2,
      jobs: [],
      status: 'pending',
    });
    expect(play(started, job, failed(true), answered('retry')).steps['a']).toMatchObject({
      attempt: 1,
      jobs: ['r1-1-a-1'],
      status: 'running',
    });
  });

  it('forgets what a restored snapshot undid, raises the epoch and keeps the rest', () => {
    const run = play(started, passed, { ...passed, step: 'b' }, {
      ...one['rolled-back'],
      steps: ['b'],
    } as RunEventInput);
    expect(run.epoch).toBe(2);
    expect(run.steps['a']?.status).toBe('passed');
    expect(run.steps['b']?.status).toBe('waiting');
  });

  it('goes back to an earlier step and keeps what people said there', () => {
    const back = { ...question, choices: [{ id: 'back-to:files-4.5', label: same('Revise') }] };
    const run = play(
      started,
      { ...passed, step: 'files-4.5' },
      { ...asked, question: back },
      answered('back-to:files-4.5'),
    );
    expect(run.state.kind).toBe('working');
    expect(run.steps['files-4.5']).toMatchObject({ status: 'pending', attempt: 1 });
    expect(run.steps['a']).toMatchObject({ status: 'pending', attempt: 1 });
  });

  it('forgets what the undone steps found out, and keeps what others did', () => {
    const learns = (step: string, ...keys: readonly string[]): RunEventInput => ({
      ...passed,
      step,
      facts: keys.map((key) => ({ key, value: `by ${step}` })),
    });
    const { facts } = play(
      started,
      learns('connect', 'hostKey'),
      learns('window', 'window'),
      learns('gate', 'window'),
      learns('plan-4.5', 'plan'),
      learns('install', 'installedUnder'),
      { type: 'observed', text: same('x'), facts: [{ key: 'noticed', value: 'by the look' }] },
      { ...one['rolled-back'], steps: ['connect', 'plan-4.5', 'gate', 'install'] } as RunEventInput,
    );
    expect(facts).toEqual({
      hostKey: 'by connect',
      // Agreed while preparing; the newer one is as good.
      window: 'by gate',
      // Approved by nobody any more; what the next one changes is shown beside it.
      plan: 'by plan-4.5',
      noticed: 'by the look',
    });
  });

  it('has a guard look again, and keeps the attempt of the step that waits for it', () => {
    const guard: RunEventInput = { ...passed, step: 'guard' };
    const job: RunEventInput = { ...stepStarted, jobs: ['r1-1-a-1'] };
    const run = play(started, guard, job, { type: 'looks-again', step: 'guard', before: 'a' });
    expect(run.steps['guard']).toMatchObject({ status: 'pending', attempt: 2 });
    expect(run.steps['a']).toMatchObject({ status: 'pending', attempt: 1, jobs: [] });
    expect(run.steps['a']?.begunAt).toBeUndefined();
    expect(run.state).toEqual({ kind: 'working' });
  });

  it('takes steps once more when the answer says so, but only those that were done', () => {
    const failed: RunEventInput = {
      ...asked,
      question: {
        ...question,
        kind: 'failed',
        choices: [{ id: 'retry', label: same('Retry'), redo: ['fetch', 'never'] }],
      },
    };
    const fetched: RunEventInput = { ...passed, step: 'fetch' };
    const job: RunEventInput = { ...stepStarted, jobs: ['r1-1-a-1'] };
    const run = play(started, fetched, job, failed, answered('retry'));
    expect(run.steps['fetch']).toMatchObject({ status: 'pending', attempt: 2, jobs: [] });
    expect(run.steps['never']).toBeUndefined();
    // That it may have changed the server is not forgotten with the names of its jobs.
    expect(run.steps['a']).toMatchObject({ attempt: 2, jobs: [], begunAt: expect.any(String) });
  });

  it('begins steps anew with an answer: what was answered in them is forgotten, entries and everything else stay', () => {
    const list: RunEventInput = {
      ...asked,
      question: { ...question, choices: [{ id: 'over', label: same('Over'), anew: ['b', 'a'] }] },
    };
    const inB = { step: 'b', question: 'table' };
    const answer = { ...answered('give'), ...inB } as RunEventInput;
    const given: RunEventInput[] = [
      { ...stepStarted, step: 'b' },
      { ...asked, step: 'b', question: { ...question, id: 'table' } },
      answer,
      { ...passed, step: 'b' },
    ];
    const before = play(started, ...given);
    expect(before.answers).toHaveProperty(['b/table']);
    const run = play(started, ...given, stepStarted, list, answered('over'));
    expect(run.answers).toEqual({});
    expect(run.steps['b']).toMatchObject({ status: 'pending' });
    expect(run.steps['a']).toMatchObject({ status: 'pending' });
    expect(run.state).toEqual({ kind: 'working' });
  });

  it('tries again after a look that found nothing done by hand', () => {
    const failed: RunEventInput = {
      ...asked,
      question: {
        ...question,
        kind: 'failed',
        choices: ['adopt', 'retry'].map((id) => ({ id, label: same(id) })),
      },
    };
    const adopting = play(started, failed, answered('adopt'));
    expect(adopting.steps['a']?.adopt).toBe(true);
    const again = play(started, failed, answered('adopt'), failed, answered('retry'));
    expect(again.steps['a']?.adopt).toBe(false);
  });

  it('lets an override end', () => {
    const finding = {
      id: 'full',
      check: 'disk',
      severity: 'error',
      blocks: true,
      overridable: true,
      title: same('t'),
      why: same('w'),
      remedy: same('r'),
    } as const;
    const blocked: RunEventInput = {
      ...asked,
      question: { ...question, kind: 'blocked', findings: [finding] },
    };
    const run = play(started, blocked, answered('override', { reason: 'known', hours: '2' }));
    expect(run.overrides).toEqual([
      { finding: 'full', by: anna, reason: 'known', until: '2026-11-23T22:00:02.000Z' },
    ]);
  });

  it('keeps the last entry of each item of a work list, and the list stays open', () => {
    const list = play(started, asked, entered('done', 'i', 'j'), entered('reopen', 'i'));
    expect(list.state).toMatchObject({ kind: 'waiting', rev: 2 });
    const choices = Object.entries(list.entries['a/q'] ?? {}).map(([id, { choice }]) => [
      id,
      choice,
    ]);
    expect(choices).toEqual([
      ['i', 'reopen'],
      ['j', 'done'],
    ]);
  });

  it('reads a record from before there were work lists', () => {
    const { entries: _, ...old } = play(started, asked);
    expect(RunSchema.parse(old).entries).toEqual({});
  });

  it('refuses events of another run', () => {
    const run = play(started);
    const stray = { seq: 2, at: 'x', run: 'r2', event: RunEvent.parse(stepStarted) };
    expect(() => reduce(run, stray)).toThrow(/r2/);
  });
});

describe('when a step began', () => {
  it('is when it first asked, where it does nothing itself, and not anew with each question', () => {
    const run = play(started, asked, answered('yes'), asked, passed);
    expect(run.steps['a']).toMatchObject({
      startedAt: '2026-11-23T20:00:01.000Z',
      endedAt: '2026-11-23T20:00:04.000Z',
    });
  });

  it('is when its work began, where it asks about that', () => {
    const run = play(started, stepStarted, asked);
    expect(run.steps['a']?.startedAt).toBe('2026-11-23T20:00:01.000Z');
  });

  it('is when it first did or asked anything, however often an answer sets it to work', () => {
    const run = play(started, stepStarted, asked, answered('yes'), stepStarted, passed);
    expect(run.steps['a']).toMatchObject({
      firstAt: '2026-11-23T20:00:01.000Z',
      startedAt: '2026-11-23T20:00:04.000Z',
      endedAt: '2026-11-23T20:00:05.000Z',
    });
  });
});
