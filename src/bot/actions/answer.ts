import type { Language } from '../../flows/run/text.ts';
import type { AnswerRef } from '../ids.ts';
import { answerMessages, answerRequest, type Lobby, request } from '../lobby.ts';
import type { Message } from '../messages/message.ts';

/**
 * A button that answers at once. Returns what the person is told in private: nothing when the answer counted, because the
 * question's message shows that to everybody.
 */
export async function answerAction(
  lobby: Lobby,
  user: string,
  ref: AnswerRef,
  language: Language,
): Promise<readonly Message[]> {
  const reply = await request(lobby, user, answerRequest(ref));
  return reply.ok ? [] : answerMessages(lobby, reply, language);
}
