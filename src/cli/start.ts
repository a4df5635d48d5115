import { main } from '../main.ts';
import type { Command } from './command.ts';
import { parseWords } from './parse-words.ts';

/** Starts the bot; the process lives until a signal. */
export const start: Command = async (invocation) => {
  parseWords(invocation, 'start', { least: 0, most: 0 }, {});
  await main(invocation.env);
  await new Promise(() => {});
  return 0;
};
