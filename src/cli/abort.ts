import { askBot, writeReply } from './ask-bot.ts';
import { type Command, UsageError } from './command.ts';
import { requestArgs } from './request-args.ts';

const USAGE = 'ucware-upgrade abort <host> --reason "…"';

/** `abort <host>`: asks the bot to stop as soon as that is safe. */
export const abort: Command = async (invocation) => {
  const { positionals, reason, as } = requestArgs(invocation.args, USAGE, 1);
  if (!reason) throw new UsageError(USAGE);
  return writeReply(
    invocation,
    await askBot(invocation, { do: 'abort', server: positionals[0] ?? '', reason }, as),
  );
};
