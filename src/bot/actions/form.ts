import type { Server } from '../../config/server.ts';
import type { AnswerRef } from '../ids.ts';
import { answerMessages, type Lobby, refusedAlready } from '../lobby.ts';
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
  const view = lobby.runner.view(ref.server);
  const open = view?.run.id === ref.run ? view.question : undefined;
  const current = open?.rev === ref.rev && open.question.id === ref.question ? open : undefined;
  const choice = current?.question.choices.find(({ id }) => id === ref.choice);
  if (!choice) return note(REPLIES.stale[server.language]);
  const refused = await refusedAlready(lobby, user, { do: 'answer', ...ref, values: {} });
  if (refused) return answerMessages(lobby, refused, server.language);
  await lobby.web.views.open({
    trigger_id: trigger,
    view: outgoing(answerForm(choice, ref, server)),
  });
  return [];
}
