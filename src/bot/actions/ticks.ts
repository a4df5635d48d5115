import type { Language } from '../../flows/run/text.ts';
import { currentItem } from '../../flows/run/worklist.ts';
import type { AnswerRef } from '../ids.ts';
import { answerMessages, answerRequest, type Lobby, refusedAlready } from '../lobby.ts';
import type { Message } from '../messages/message.ts';
import { note } from '../messages/reply.ts';
import { tickable } from '../messages/worklist.ts';
import { outgoing } from '../outgoing.ts';
import { REPLIES } from '../texts/replies.ts';
import { ticksForm } from '../views/ticks-form.ts';
import { openList } from './browse-list.ts';

/** Opens the form that ticks several items of the section people are at. */
export async function ticksAction(
  lobby: Lobby,
  trigger: string,
  user: string,
  ref: AnswerRef,
  language: Language,
): Promise<readonly Message[]> {
  const open = openList(lobby, ref);
  const current = open && currentItem(open.list);
  const items = open && current ? tickable(current, open.list) : [];
  if (items.length === 0) return note(REPLIES.stale[language]);
  const asked = answerRequest({ ...ref, items: items.map(({ id }) => id) });
  const refused = await refusedAlready(lobby, user, asked);
  if (refused) return answerMessages(lobby, refused, language);
  const choice = items[0]?.choices[0]?.id ?? ref.choice;
  const view = ticksForm(items, { ...ref, choice }, language);
  await lobby.web.views.open({ trigger_id: trigger, view: outgoing(view) });
  return [];
}
