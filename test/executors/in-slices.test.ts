import { expect, it } from 'vitest';
import { inSlices } from '../../src/executors/in-slices.ts';

it('lets everything else have its turn while it computes', async () => {
  let others = 0;
  let turns = 0;
  const timer = setInterval(() => {
    others += 1;
  }, 0);
  const result = await inSlices(
    (function* () {
      // It ends only when somebody else had a turn, as it would in the bot.
      while (others < 3) {
        turns += 1;
        yield;
      }
      return 'done';
    })(),
  );
  clearInterval(timer);
  expect(result).toBe('done');
  expect(turns).toBeGreaterThan(0);
});
