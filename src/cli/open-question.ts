import type { Text } from '../flows/run/text.ts';
import type { RunView } from '../flows/run/view.ts';
import type { WorklistView } from '../flows/run/worklist.ts';
import type { Reply, ServerOverview } from '../runner/types.ts';
import { askBot } from './ask-bot.ts';
import type { Invocation } from './command.ts';

/** A question as the record has it: `rev` is the number of the event that put it, which Slack shows as `#12`. */
export type Open = NonNullable<RunView['question']>;

export interface OpenQuestion {
  readonly server: string;
  readonly run: string;
  readonly open: Open;
  /** The list the question is about, where it is one. */
  readonly list: WorklistView | undefined;
  /** Those who may answer, by the names of the inventory, where whoever asks may not; undefined where they may. */
  readonly others: readonly string[] | undefined;
}

const NONE: Text = { de: 'Gerade ist keine Frage offen.', en: 'No question is open right now.' };

/** The question a server's run waits with, or the reply that says why there is none. */
export async function openQuestion(
  invocation: Invocation,
  host: string,
  as: string | undefined,
): Promise<OpenQuestion | Extract<Reply, { ok: false }>> {
  const reply = await askBot(invocation, { do: 'status', server: host }, as);
  if (!reply.ok) return reply;
  const one = reply.overview?.[0];
  const open = one?.view?.question;
  if (!one?.view || !open) return { ok: false, code: 'no-run', text: NONE };
  return {
    server: one.server.name,
    run: one.view.run.id,
    open,
    list: one.view.worklist,
    others: othersThan(reply, one.server, open),
  };
}

/** Who may answer the open question, where whoever asks for it may not. */
export function othersThan(
  { mayAnswer }: Extract<Reply, { ok: true }>,
  { operators, approvers }: ServerOverview['server'],
  { question }: Open,
): readonly string[] | undefined {
  if (mayAnswer !== false) return undefined;
  return [...new Set(question.who === 'approver' ? approvers : [...operators, ...approvers])];
}
