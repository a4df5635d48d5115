import { EventEmitter } from 'node:events';
import { afterEach, expect, it, vi } from 'vitest';
import { toldToEnd } from '../../src/cli/rehearse/told-to-end.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** A process whose parent is 10. */
const aProcess = () =>
  Object.assign(new EventEmitter(), { ppid: 10 }) as EventEmitter & NodeJS.Process;

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])(
  '%s tells a rehearsal to end, the second one ends it by itself',
  async (signal) => {
    const own = aProcess();
    const told = toldToEnd(own, {});
    expect(told.signal.aborted).toBe(false);
    own.emit(signal);
    await told.ended;
    expect(told.signal.aborted).toBe(true);
    expect(own.listenerCount(signal)).toBe(0);
  },
);

it('ends when the shell of npm has gone, and only where npm started it', async () => {
  vi.useFakeTimers();
  const own = aProcess();
  const [byNpm, byHand] = [toldToEnd(own, { npm_lifecycle_event: 'rehearse' }), toldToEnd(own, {})];
  vi.advanceTimersByTime(10_000);
  expect(byNpm.signal.aborted).toBe(false);
  Object.assign(own, { ppid: 1 });
  vi.advanceTimersByTime(1_000);
  await byNpm.ended;
  expect(byHand.signal.aborted).toBe(false);
});

it('listens no more once it is over', () => {
  vi.useFakeTimers();
  const own = aProcess();
  toldToEnd(own, { npm_lifecycle_event: 'rehearse' }).stop();
  expect(own.eventNames()).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});
