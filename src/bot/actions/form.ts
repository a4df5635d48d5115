import type { Server } from '../../config/server.ts';
import type { Choice } from '../../flows/run/question.ts';
import { choicesFor, itemsOf } from '../../flows/run/worklist.ts';
import type { AnswerRef } from '../ids.ts';
import { answerMessages, answerRequest, type Lobby, refusedAlready } from '../lobby.ts';
import type { Message } from '../messages/message.ts';
import { note } from '../messages/reply.ts';
import { outgoing } from '../outgoing.ts';
import { REPLIES } from '../texts/replies.ts';
import { answerForm } from '../views/answer-form.ts';

/**
 * A button whose choice asks for words. Whoever may not answer is told so instead of filling in a form in vain; it still is the
 * runner that decides when the form is sent.
 */
export async function formAction(
  lobby: Lobby,
  trigger: string,
  user: string,
  ref: AnswerRef,
  server: Pick<Server, 'name' | 'language'>,
): Promise<readonly Message[]> {
  const choice = choiceOf(lobby, ref);
  if (!choice) return note(REPLIES.stale[server.language]);
  const refused = await refusedAlready(lobby, user, answerRequest(ref));
  if (refused) return answerMessages(lobby, refused, server.language);
  await lobby.web.views.open({
    trigger_id: trigger,
    view: outgoing(answerForm(choice, ref, server)),
  });
  return [];
}

/** The choice a button or a form stands for, if the question is still open as it was seen. */
export function choiceOf(lobby: Pick<Lobby, 'runner'>, ref: AnswerRef): Choice | undefined {
  const view = lobby.runner.view(ref.server);
  const open = view?.run.id === ref.run ? view.question : undefined;
  if (open?.rev !== ref.rev || open.question.id !== ref.question) return undefined;
  const [item] = ref.items ?? [];
  if (item === undefined) return open.question.choices.find(({ id }) => id === ref.choice);
  const list = view?.worklist;
  const found = list && itemsOf(list).find(({ id }) => id === item);
  return found && choicesFor(found, list.entries[item]).find(({ id }) => id === ref.choice);
}
