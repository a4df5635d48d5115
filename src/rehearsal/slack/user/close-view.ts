import { closedPayload } from '../payloads.ts';
import type { SlackView } from '../types.ts';
import { closeViews, topView } from '../views.ts';
import { type Deed, DONE, refused } from './deed.ts';
import { person, type World } from './world.ts';

/**
 * The person closes the visible modal, or all of them with the cross. The app hears of views that asked with
 * `notify_on_close`; what it answers, if anything, changes nothing.
 */
export async function closeView(
  world: World,
  user: string,
  viewId: string,
  whole: boolean,
): Promise<Deed> {
  const { state } = world;
  const top = topView(state, user);
  if (top?.id !== viewId) return refused('no_such_view', `The modal ${viewId} is not open.`);
  const all = whole || top.content['clear_on_close'] === true;
  const stack = (state.stacks.get(user) ?? []).flatMap((id) => state.views.get(id) ?? []);
  const closing: readonly SlackView[] = all ? [...stack].reverse() : [top];
  state.changes.add({ kind: 'deed', what: 'close', user: person(state, user), text: '' });
  closeViews(state, user, all);
  for (const view of closing) {
    if (view.content['notify_on_close'] !== true) continue;
    await world.socket.deliver('interactive', closedPayload(state, view, all));
  }
  return DONE;
}
