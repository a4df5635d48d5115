import { askBot, writeReply } from './ask-bot.ts';
import type { Command } from './command.ts';
import { printOverview } from './print-overview.ts';
import { printQuestion } from './print-question.ts';
import { requestArgs } from './request-args.ts';

/** `status [host]`: every server in a line, or one server with its steps and its open question. */
export const status: Command = async (invocation) => {
  const { language, write } = invocation;
  const { positionals, as } = requestArgs(invocation, 'status');
  const [host] = positionals;
  const reply = await askBot(
    invocation,
    host === undefined ? { do: 'list' } : { do: 'status', server: host },
    as,
  );
  if (!reply.ok) return writeReply(invocation, reply);
  write(printOverview(reply.overview ?? [], language, host !== undefined));
  const open = host === undefined ? undefined : reply.overview?.[0]?.view?.question;
  if (host !== undefined && open) write(`\n${printQuestion(open.question, host, language)}`);
  return 0;
};
