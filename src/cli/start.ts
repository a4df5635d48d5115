import { main } from '../main.ts';
import type { Command } from './command.ts';

/** Starts the bot; the process lives until a signal. */
export const start: Command = async ({ env }) => {
  await main(env);
  await new Promise(() => {});
  return 0;
};
