import { askBot, writeReply } from './ask-bot.ts';
import type { Command } from './command.ts';
import { othersThan } from './open-question.ts';
import { overviewJson } from './overview-json.ts';
import { printOverview } from './print-overview.ts';
import { printQuestion } from './print-question.ts';
import { openReader } from './reader.ts';
import { requestArgs } from './request-args.ts';

/** `status [host] [--json]`: every server in a line, or one server with its steps and its open question. */
export const status: Command = async (invocation) => {
  const { write } = invocation;
  const { positionals, as, json } = requestArgs(invocation, 'status');
  const [host] = positionals;
  const reply = await askBot(
    invocation,
    host === undefined ? { do: 'list' } : { do: 'status', server: host },
    as,
  );
  if (!reply.ok) return writeReply(invocation, reply);
  const { overview = [] } = reply;
  if (json) {
    write(overviewJson(overview));
    return 0;
  }
  const reader = await openReader(invocation, as);
  write(printOverview(overview, reader, host !== undefined));
  const open = host === undefined ? undefined : overview[0]?.view?.question;
  const server = overview[0]?.server;
  if (host !== undefined && open && server) {
    const others = othersThan(reply, server, open);
    write(`\n${printQuestion(open, host, reader, { others })}`);
  }
  return 0;
};
