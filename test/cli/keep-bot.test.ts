import { expect, it } from 'vitest';
import type { BotProcess } from '../../src/cli/rehearse/bot-process.ts';
import { keepBot } from '../../src/cli/rehearse/keep-bot.ts';

/** Bots whose end the test decides. */
function bots() {
  const started: ((end: Awaited<BotProcess['ended']>) => void)[] = [];
  const begun: (() => void)[] = [];
  return {
    started,
    start(): BotProcess {
      const ended = new Promise<Awaited<BotProcess['ended']>>((resolve) => started.push(resolve));
      begun.shift()?.();
      return { ended, kill: (signal) => started.at(-1)?.({ code: 1, signal }) };
    },
    next: () => new Promise<void>((resolve) => begun.push(resolve)),
  };
}

it('starts a bot again that was killed from outside, and lets one go that ended by itself', async () => {
  const { started, start, next } = bots();
  const kept = keepBot(start);
  const again = next();
  started[0]?.({ code: 1, signal: 'SIGKILL' });
  await again;
  expect(started).toHaveLength(2);
  expect(kept.running()).toBe(true);
  started[1]?.({ code: 3 });
  expect(await kept.ended).toBe(3);
  expect(started).toHaveLength(2);
});

it('starts nothing any more when it is stopped', async () => {
  const { started, start } = bots();
  const kept = keepBot(start);
  await kept.stop();
  expect(await kept.ended).toBe(1);
  expect(started).toHaveLength(1);
});
