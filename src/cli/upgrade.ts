import { askBot, writeReply } from './ask-bot.ts';
import type { Command } from './command.ts';
import { requestArgs } from './request-args.ts';

/** `upgrade <host>`: begins a run through the running bot. */
export const upgrade: Command = async (invocation) => {
  const { positionals, as } = requestArgs(invocation, 'upgrade');
  return writeReply(
    invocation,
    await askBot(invocation, { do: 'start', server: positionals[0] ?? '' }, as),
  );
};
