import { randomBytes } from 'node:crypto';
import { checkView } from './blocks/check-view.ts';
import { fillIds } from './blocks/fill-ids.ts';
import { LIMITS } from './blocks/limits.ts';
import type { DeliveredView } from './delivered.ts';
import { isObject, type JsonObject } from './json.ts';
import { namesIn } from './names.ts';
import { refuse } from './refusal.ts';
import { nameOf, newId, type State } from './state.ts';
import type { SlackView } from './types.ts';
import { initialValues } from './user/initial-values.ts';

/** The modal this person has in front of them. */
export function topView(state: State, user: string): SlackView | undefined {
  return state.views.get(state.stacks.get(user)?.at(-1) ?? '');
}

/** Puts a modal on top of the person's stack: a first one, or one over the view the interaction happened in. */
export function openView(state: State, user: string, content: unknown, over?: string): SlackView {
  checkView(content, 'modal');
  refuseTakenExternalId(state, content);
  const stack = over === undefined ? [] : (state.stacks.get(user) ?? []);
  if (over !== undefined && !stack.includes(over)) refuse('not_found');
  if (stack.length >= LIMITS.viewStack.max) refuse('push_limit_reached');
  if (over === undefined) forget(state, state.stacks.get(user) ?? []);
  const id = newId('V');
  const previous = stack.at(-1);
  const view: SlackView = {
    ...read(content, 'modal'),
    id,
    user,
    root: stack[0] ?? id,
    ...(previous === undefined ? {} : { previous }),
  };
  state.views.set(id, view);
  state.stacks.set(user, [...stack, id]);
  announce(state, 'opened', user, view);
  return view;
}

/** The same view with other content; what was entered stays where the same input is still there. */
export function updateView(state: State, view: SlackView, content: unknown): SlackView {
  checkView(content, view.type);
  refuseTakenExternalId(state, content, view.id);
  const fresh = read(content, view.type);
  const updated: SlackView = { ...view, ...fresh, values: keepValues(view, fresh) };
  state.views.set(view.id, updated);
  announce(state, 'updated', view.user, updated);
  return updated;
}

/** Replaces what is known of an open view, such as what was entered, without telling the app. */
export function patchView(state: State, view: SlackView, patch: Partial<SlackView>): SlackView {
  const patched: SlackView = { ...view, ...patch };
  state.views.set(view.id, patched);
  return patched;
}

/** Takes views off the person's stack: the top one, or all of them. */
export function closeViews(state: State, user: string, all: boolean): void {
  const stack = state.stacks.get(user) ?? [];
  const rest = all ? [] : stack.slice(0, -1);
  forget(state, stack.slice(rest.length));
  state.stacks.set(user, rest);
  announce(state, 'closed', user, topView(state, user));
}

/** Publishes the Home tab of a person. */
export function publishHome(state: State, user: string, content: unknown): SlackView {
  checkView(content, 'home');
  const known = state.views.get(state.homes.get(user) ?? '');
  if (known) return updateView(state, known, content);
  const id = newId('V');
  const view: SlackView = { ...read(content, 'home'), id, user, root: id };
  state.views.set(id, view);
  state.homes.set(user, id);
  announce(state, 'updated', user, view);
  return view;
}

/** The view as the client of its person shows it. */
export function deliveredView(state: State, view: SlackView): DeliveredView {
  const { content } = view;
  const submit = labelOf(content['submit']);
  const close = labelOf(content['close']);
  return {
    id: view.id,
    type: view.type,
    title: labelOf(content['title']) ?? '',
    ...(submit === undefined ? {} : { submit }),
    ...(close === undefined ? {} : { close }),
    callbackId: view.callback_id,
    blocks: view.blocks,
    errors: view.errors,
    depth: state.stacks.get(view.user)?.length ?? 0,
    names: namesIn(state, view.blocks),
  };
}

function labelOf(text: unknown): string | undefined {
  return isObject(text) && typeof text['text'] === 'string' ? text['text'] : undefined;
}

function read(
  content: JsonObject,
  type: 'modal' | 'home',
): Omit<SlackView, 'id' | 'user' | 'root'> {
  const blocks = fillIds(content['blocks']);
  return {
    type,
    hash: randomBytes(9).toString('base64url'),
    content,
    blocks,
    callback_id: String(content['callback_id'] ?? ''),
    private_metadata: String(content['private_metadata'] ?? ''),
    external_id: String(content['external_id'] ?? ''),
    values: initialValues(blocks),
    errors: {},
  };
}

function keepValues(before: SlackView, fresh: Pick<SlackView, 'values'>): SlackView['values'] {
  return Object.fromEntries(
    Object.entries(fresh.values).map(([block, actions]) => [
      block,
      Object.fromEntries(
        Object.entries(actions).map(([action, value]) => {
          const entered = before.values[block]?.[action];
          return [action, entered && entered['type'] === value['type'] ? entered : value];
        }),
      ),
    ]),
  );
}

function refuseTakenExternalId(state: State, content: JsonObject, own?: string): void {
  const id = content['external_id'];
  if (typeof id !== 'string' || id === '') return;
  for (const view of state.views.values()) {
    if (view.external_id === id && view.id !== own) refuse('duplicate_external_id');
  }
}

function forget(state: State, ids: readonly string[]): void {
  for (const id of ids) state.views.delete(id);
}

function announce(
  state: State,
  what: 'opened' | 'updated' | 'closed',
  user: string,
  view: SlackView | undefined,
): void {
  state.changes.add({
    kind: 'view',
    what,
    user: { id: user, name: nameOf(state, user) },
    ...(view ? { view: deliveredView(state, view) } : {}),
  });
}
