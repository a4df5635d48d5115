import type { types } from '@slack/bolt';
import type { Language } from '../../flows/run/text.ts';
import type { WorklistView } from '../../flows/run/worklist.ts';
import type { ListRef } from '../ids.ts';
import type { Lobby } from '../lobby.ts';
import { outgoing } from '../outgoing.ts';
import { LIST } from '../texts/worklist.ts';
import { listView } from '../views/list-view.ts';
import { noticeView } from '../views/view.ts';

/** Where a list is shown: in a new window, or in the one the click was made in. */
export type Window = { readonly trigger: string } | { readonly view: string };

/** The list that is open in a run, if it is the one that is meant. */
export function openList(
  lobby: Pick<Lobby, 'runner'>,
  ref: Pick<ListRef, 'server' | 'run' | 'step' | 'question'>,
): { readonly list: WorklistView; readonly rev: number } | undefined {
  const view = lobby.runner.view(ref.server);
  const open = view?.run.id === ref.run ? view.question : undefined;
  const same = open?.step === ref.step && open.question.id === ref.question;
  return same && open && view?.worklist ? { list: view.worklist, rev: open.rev } : undefined;
}

/**
 * Shows a page of a list, or an item of it, as it is now, to whoever may look at the server: names and numbers of people are no
 * business of guests. Rejects where Slack does not say who somebody is. What people do in the list goes through the runner.
 */
export async function showList(
  lobby: Lobby,
  user: string,
  where: Window,
  ref: ListRef,
  language: Language,
): Promise<void> {
  const view = await viewFor(lobby, user, ref, language);
  if ('trigger' in where) {
    await lobby.web.views.open({ trigger_id: where.trigger, view: outgoing(view) });
  } else {
    await lobby.web.views.update({ view_id: where.view, view: outgoing(view) });
  }
}

async function viewFor(
  lobby: Lobby,
  user: string,
  ref: ListRef,
  language: Language,
): Promise<types.ModalView> {
  const looks = { do: 'status', server: ref.server } as const;
  const refused = lobby.runner.refusal(looks, await lobby.people.resolve(user));
  if (refused) return noticeView(ref.server, refused.text[language], language);
  const open = openList(lobby, ref);
  return open
    ? listView(open.list, { ...ref, rev: open.rev }, language)
    : noticeView(ref.server, LIST.closed[language], language);
}
