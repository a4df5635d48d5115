import type { Server } from '../../config/server.ts';
import type { AnswerRef } from '../ids.ts';
import type { Lobby } from '../lobby.ts';
import type { Message } from '../messages/message.ts';
import { note } from '../messages/reply.ts';
import { outgoing } from '../outgoing.ts';
import { REPLIES } from '../texts/replies.ts';
import { answerForm } from '../views/answer-form.ts';

/**
 * A button whose choice asks for words. The form is built from what is in memory and opened at once: a trigger lives three
 * seconds. Whether the person may answer is decided when the form is sent.
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
  // Known by the time the form comes back, when three seconds have to do for everything.
  void lobby.people.resolve(user).catch(() => undefined);
  await lobby.web.views.open({
    trigger_id: trigger,
    view: outgoing(answerForm(choice, ref, server)),
  });
  return [];
}
