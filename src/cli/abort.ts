import { askBot, writeReply } from './ask-bot.ts';
import { type Command, UsageError } from './command.ts';
import { requestArgs } from './request-args.ts';
import { usageOf } from './usage.ts';

/** `abort <host>`: asks the bot to stop as soon as that is safe. */
export const abort: Command = async (invocation) => {
  const { positionals, reason, as } = requestArgs(invocation, 'abort');
  if (!reason) throw new UsageError(usageOf('abort'));
  return writeReply(
    invocation,
    await askBot(invocation, { do: 'abort', server: positionals[0] ?? '', reason }, as),
  );
};
