import { setTimeout as sleep } from 'node:timers/promises';
import type { BotProcess } from './bot-process.ts';

/** As systemd does with `RestartSec=1`, real ms. */
const RESTART_MS = 1_000;

/** The bot with somebody who starts it again when it was killed, by whomever; a bot that ends by itself stays ended. */
export interface KeptBot {
  /** Resolves with the exit code when the bot has ended for good. */
  readonly ended: Promise<number>;
  running(): boolean;
  /** `kill -9`, and a new start a moment later. */
  kill(): void;
  stop(): Promise<void>;
}

export function keepBot(start: () => BotProcess): KeptBot {
  let bot = start();
  let up = true;
  let stopping = false;

  async function keep(): Promise<number> {
    for (;;) {
      const { code, signal } = await bot.ended;
      up = false;
      if (stopping || signal !== 'SIGKILL') return code;
      await sleep(RESTART_MS);
      if (stopping) return code;
      bot = start();
      up = true;
    }
  }

  const ended = keep();
  return {
    ended,
    running: () => up,
    kill: () => bot.kill('SIGKILL'),
    async stop() {
      stopping = true;
      bot.kill('SIGTERM');
      await ended;
    },
  };
}
