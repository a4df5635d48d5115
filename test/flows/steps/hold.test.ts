import { describe, expect, test } from 'vitest';
import { holdServer } from '../../../src/flows/steps/hold.ts';
import { PASS_5, PASS_45 } from '../../../src/flows/ucware-4.5-to-5/pass/passes.ts';
import { actionsOf, contextOf, evidence, inShort, jobEnded, judged } from './a-context.ts';
import { FREE, OURS, THEIRS } from './server-values.ts';

const first = holdServer(PASS_45, true);
const second = holdServer(PASS_5, false);

describe('holding the server', () => {
  test.each([
    ['held', jobEnded(), OURS, 'pass'],
    ['somebody else was quicker', jobEnded({ exitCode: 75, log: 'held by run-0' }), THEIRS, 'fail'],
    ['the lock is not there after all', jobEnded(), FREE, 'fail'],
    ['the timers are not held', jobEnded(), { ...OURS, timersHeld: false }, 'fail'],
  ])('%s', (_, job, held, short) => {
    expect(inShort(judged(first, [job, held]))).toBe(short);
  });

  test('takes over only the run an approver named', () => {
    const answers = { 'gate-4.5/holder': { choice: 'take-over', values: { run: 'run-0' } } };
    expect(actionsOf(first)[0]).toMatchObject({ args: ['run-1', 'pbx'] });
    expect(actionsOf(first, { answers })[0]).toMatchObject({ args: ['run-1', 'pbx', 'run-0'] });
  });

  test('takes over the run that was named last, wherever that was asked', () => {
    const takeOver = (run: string, at: string) => ({ choice: 'take-over', values: { run }, at });
    const answers = {
      'gate-4.5/holder': takeOver('run-0', '2026-11-23T21:00:00.000Z'),
      'recheck-4.5/holder': takeOver('run-9', '2026-11-23T22:00:00.000Z'),
    };
    expect(actionsOf(first, { answers })[0]).toMatchObject({ args: ['run-1', 'pbx', 'run-9'] });
  });

  test('the second pass finds it held, the first always takes it itself, so that an abort gives it back', () => {
    expect(evidence(second, [OURS])).not.toBeNull();
    expect(evidence(second, [THEIRS])).toBeNull();
    expect(evidence(second, [{ ...OURS, timersHeld: false }])).toBeNull();
    expect(first.done).toBeUndefined();
    expect(first.undo?.when(contextOf(first.id))).toBe(true);
    expect(first.undo?.run(contextOf(first.id))).toMatchObject([{ args: ['run-1'] }]);
  });
});
