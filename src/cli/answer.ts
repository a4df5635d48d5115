import { askBot, writeReply } from './ask-bot.ts';
import type { Command } from './command.ts';
import { openQuestion } from './open-question.ts';
import { printQuestion } from './print-question.ts';
import { requestArgs } from './request-args.ts';

const USE_APPROVE = {
  de: 'Einen Plan gibt „ucware-upgrade approve“ frei, mit dem Hash des Plans.',
  en: 'A plan is approved with “ucware-upgrade approve” and the hash of the plan.',
};

/** `answer <host> [choice]`: shows the open question, or answers exactly the one that is open now. */
export const answer: Command = async (invocation) => {
  const { positionals, values, as } = requestArgs(invocation, 'answer');
  const [host = '', choice] = positionals;
  const asked = await openQuestion(invocation, host, as);
  if ('ok' in asked) return writeReply(invocation, asked);
  const { question, rev, step } = asked.open;
  if (choice === undefined) {
    invocation.write(printQuestion(question, host, invocation.language));
    return 0;
  }
  if (choice === 'approve' && question.plan) {
    return writeReply(invocation, { ok: false, code: 'unknown-choice', text: USE_APPROVE });
  }
  const request = {
    do: 'answer',
    server: asked.server,
    run: asked.run,
    step,
    question: question.id,
    rev,
    choice,
    values,
  } as const;
  return writeReply(invocation, await askBot(invocation, request, as));
};
