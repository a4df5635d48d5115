import { describe, expect, it } from 'vitest';
import { createBudget, createPace } from '../../../src/bot/outbox/pace.ts';

/** A clock somebody sets. */
function settable() {
  let now = Date.parse('2026-11-26T22:00:00.000Z');
  return {
    now: () => new Date(now),
    sleep: async () => {},
    set: (ms: number) => {
      now += ms;
    },
  };
}

const HOUR = 3_600_000;

describe('when somebody sets the clock back', () => {
  it('posts do not wait until the old time comes again', () => {
    const clock = settable();
    const pace = createPace(clock);
    for (let post = 0; post < 10; post += 1) pace('C1');
    clock.set(-3 * HOUR);
    expect(pace('C1')).toBeLessThanOrEqual(1000);
  });

  it('updates do not, either', () => {
    const clock = settable();
    const budget = createBudget(clock, 45);
    for (let update = 0; update < 45; update += 1) expect(budget.take()).toBe(0);
    expect(budget.take()).toBeGreaterThan(0);
    clock.set(-3 * HOUR);
    expect(budget.take()).toBe(0);
  });
});

it('posts to one channel follow each other at the pace Slack allows', () => {
  const clock = settable();
  const pace = createPace(clock);
  const waits = Array.from({ length: 6 }, () => pace('C1'));
  expect(waits).toEqual([0, 0, 0, 1000, 2000, 3000]);
  expect(pace('C2')).toBe(0);
});
