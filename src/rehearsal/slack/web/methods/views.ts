import { refuse } from '../../refusal.ts';
import { openView, publishHome, updateView } from '../../views.ts';
import { wireView } from '../../wire.ts';
import { type Call, type Method, required } from '../call.ts';

/** Opens a modal. From within a modal it lands on top of it, like `views.push`. */
export const viewsOpen: Method = (call) => {
  const trigger = call.hidden.triggers.exchange(required(call, 'trigger_id'));
  const view = openView(call.state, trigger.user, call.args['view'], trigger.view);
  return { view: wireView(call.state, view) };
};

export const viewsPush: Method = (call) => {
  const trigger = call.hidden.triggers.exchange(required(call, 'trigger_id'));
  if (trigger.view === undefined) refuse('not_found');
  const view = openView(call.state, trigger.user, call.args['view'], trigger.view);
  return { view: wireView(call.state, view) };
};

/** By `view_id` or `external_id`; a stale `hash` is refused. */
export const viewsUpdate: Method = (call) => {
  const { state, args } = call;
  const view = [...state.views.values()].find((one) => {
    if (args['view_id'] !== undefined) return one.id === args['view_id'];
    return one.external_id !== '' && one.external_id === args['external_id'];
  });
  if (!view) return refuse('not_found');
  refuseStale(call, view.hash);
  return { view: wireView(state, updateView(state, view, args['view'])) };
};

export const viewsPublish: Method = (call) => {
  const { state, args } = call;
  if (!state.seed.app.homeTab) refuse('not_enabled');
  const user = required(call, 'user_id');
  if (!state.users.has(user)) refuse('user_not_found');
  const known = state.views.get(state.homes.get(user) ?? '');
  if (known) refuseStale(call, known.hash);
  return { view: wireView(state, publishHome(state, user, args['view'])) };
};

function refuseStale(call: Call, hash: string): void {
  const given = call.args['hash'];
  if (given !== undefined && given !== '' && given !== hash) refuse('hash_conflict');
}
