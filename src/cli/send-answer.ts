import { setTimeout as sleep } from 'node:timers/promises';
import { CodedError } from '../errors.ts';
import { joinTexts, type Text } from '../flows/run/text.ts';
import type { RunView } from '../flows/run/view.ts';
import type { Reply } from '../runner/types.ts';
import { askBot, writeReply } from './ask-bot.ts';
import type { Invocation } from './command.ts';
import type { Open, OpenQuestion } from './open-question.ts';
import { printQuestion } from './print-question.ts';
import { openReader } from './reader.ts';

export interface Given {
  readonly choice: string;
  readonly values: Readonly<Record<string, string>>;
  /** Items of a work list; none for the question as a whole. */
  readonly items?: readonly string[];
  readonly as: string | undefined;
}

/** How long the step may take to judge what was answered before the person is told that it still works; real time, ms. */
const JUDGED_WITHIN_MS = 5_000;
const LOOK_EVERY_MS = 100;

/**
 * Answers exactly this question. The bot's “answered” only says that the answer stands in the record; whether its content
 * will do, the step judges right after. Exit code 1 when it asks the same again.
 */
export async function sendAnswer(
  invocation: Invocation,
  asked: OpenQuestion,
  { choice, values, items = [], as }: Given,
): Promise<number> {
  const { server, run, open } = asked;
  const { step, rev, question } = open;
  const reply = await askBot(
    invocation,
    {
      do: 'answer',
      server,
      run,
      step,
      question: question.id,
      rev,
      choice,
      values,
      ...(items.length > 0 ? { items } : {}),
    },
    as,
  );
  // Items of a list are settled at once; the question stays open for the others.
  if (!reply.ok || items.length > 0) return writeReply(invocation, reply);
  const verdict = await judged(invocation, asked, as);
  if (verdict === 'accepted') return writeReply(invocation, reply);
  if (verdict === 'judging' || verdict === 'silent') {
    return writeReply(invocation, { ...reply, text: joinTexts([reply.text, REST[verdict]], ' ') });
  }
  const reader = await openReader(invocation, as);
  const { complaint = AGAIN, ...again } = verdict.question;
  invocation.write(`${reader.say(NOT_ENOUGH)} ${reader.say(complaint)}\n`);
  invocation.write(printQuestion({ ...verdict, question: again }, server, reader));
  return 1;
}

const NOT_ENOUGH: Text = { de: 'Die Antwort reicht nicht.', en: 'The answer is not enough.' };
const AGAIN: Text = {
  de: 'Die Frage steht wieder offen.',
  en: 'The question is open again.',
};
/** What is said beside a recorded answer whose outcome is not known yet. */
const REST: Readonly<Record<'judging' | 'silent', Text>> = {
  judging: {
    de: 'Der Schritt arbeitet noch damit; `ucware-upgrade status` zeigt, was daraus wird.',
    en: 'The step still works with it; `ucware-upgrade status` shows what becomes of it.',
  },
  silent: {
    de: 'Die Antwort steht im Protokoll. Danach hat der Bot nicht mehr geantwortet; `ucware-upgrade status` zeigt später, was daraus geworden ist.',
    en: 'The answer stands in the record. After that the bot has not replied any more; `ucware-upgrade status` shows later what has become of it.',
  },
};

type Verdict = 'accepted' | 'judging' | 'silent' | Open;

/** What the step made of the answer; the same question put anew means that the answer did not do. */
async function judged(
  invocation: Invocation,
  { server, open }: OpenQuestion,
  as: string | undefined,
): Promise<Verdict> {
  const until = Date.now() + JUDGED_WITHIN_MS;
  for (;;) {
    const reply = await lookFor(invocation, server, as);
    if (reply === 'silent') return reply;
    const view = reply.ok ? reply.overview?.[0]?.view : undefined;
    const verdict = view ? verdictIn(view, open) : 'judging';
    if (verdict !== 'judging' || Date.now() > until) return verdict;
    await sleep(LOOK_EVERY_MS);
  }
}

/** A bot that is busy or gone by now takes nothing back: its silence must not be told as that of the answer. */
async function lookFor(
  invocation: Invocation,
  server: string,
  as: string | undefined,
): Promise<Reply | 'silent'> {
  try {
    return await askBot(invocation, { do: 'status', server }, as);
  } catch (error) {
    if (error instanceof CodedError && error.code === 'bot-not-answering') return 'silent';
    throw error;
  }
}

/** The next file of a list comes under the same id: what tells it from an answer that will not do is what it says. */
function asksTheSame(now: Open, before: Open): boolean {
  if (now.step !== before.step || now.question.id !== before.question.id) return false;
  const said = ({ question: { text, evidence, exhibits, choices } }: Open) =>
    JSON.stringify([text, evidence, exhibits, choices]);
  return now.question.complaint !== undefined || said(now) === said(before);
}

function verdictIn({ run, question: now, phases }: RunView, before: Open): Verdict {
  if (run.state.kind === 'ended' || run.abort) return 'accepted';
  if (now && now.rev !== before.rev) {
    const stuck = now.question.kind === 'blocked' || now.question.kind === 'failed';
    return asksTheSame(now, before) && !stuck ? now : 'accepted';
  }
  const steps = phases.flatMap((phase) => phase.steps);
  const status = steps.find(({ id }) => id === before.step)?.status;
  return status === 'pending' || status === 'running' || status === 'waiting'
    ? 'judging'
    : 'accepted';
}
