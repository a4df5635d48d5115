import { refuseUnknownFields } from './answer.ts';
import { writeReply } from './ask-bot.ts';
import type { Command } from './command.ts';
import { openQuestion } from './open-question.ts';
import { printQuestion } from './print-question.ts';
import { openReader } from './reader.ts';
import { requestArgs } from './request-args.ts';
import { sendAnswer } from './send-answer.ts';

/** Shorter beginnings of a hash could be meant for another plan. */
const SHORTEST_HASH = 8;

const NO_PLAN = {
  de: 'Gerade steht kein Plan zur Freigabe.',
  en: 'No plan is up for approval right now.',
};
const OTHER_PLAN = {
  de: 'Das ist nicht der Plan, der zur Freigabe steht. Bitte den Plan noch einmal ansehen.',
  en: 'This is not the plan that is up for approval. Please look at the plan again.',
};

/** `approve <host>`: shows the plan; with the beginning of its hash, approves exactly that plan. */
export const approve: Command = async (invocation) => {
  const { positionals, plan, values, as } = requestArgs(invocation, 'approve');
  const [host = ''] = positionals;
  const asked = await openQuestion(invocation, host, as);
  if ('ok' in asked) return writeReply(invocation, asked);
  const { question } = asked.open;
  if (question.kind !== 'approval' || !question.plan) {
    return writeReply(invocation, { ok: false, code: 'no-run', text: NO_PLAN });
  }
  if (plan === undefined) {
    invocation.write(question.plan.document ?? '');
    invocation.write(printQuestion(asked.open, host, await openReader(invocation, as), asked));
    return 0;
  }
  if (plan.length < SHORTEST_HASH || !question.plan.hash.startsWith(plan)) {
    return writeReply(invocation, { ok: false, code: 'stale', text: OTHER_PLAN });
  }
  const choice = question.choices.find(({ id }) => id === 'approve');
  if (choice) refuseUnknownFields(choice, values, invocation.language);
  return sendAnswer(invocation, asked, { choice: 'approve', values, as });
};
