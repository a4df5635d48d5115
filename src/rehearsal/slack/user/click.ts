import type { FoundElement } from '../blocks/find-elements.ts';
import type { Named } from '../delivered.ts';
import { isObject, type JsonObject } from '../json.ts';
import { findMessage } from '../messages.ts';
import { messageActionPayload, selectionKey, viewActionPayload } from '../payloads.ts';
import type { Block, SlackMessage, SlackView, ViewValues } from '../types.ts';
import { patchView } from '../views.ts';
import { type Deed, DONE, dialogOf, refused } from './deed.ts';
import { dispatch } from './dispatch.ts';
import { enteredValue } from './entered-value.ts';
import { initialValues } from './initial-values.ts';
import { type Aim, labelOf, pickElement } from './pick-element.ts';
import { valueField } from './value-fields.ts';
import { person, placeOf, seesChannel, seesMessage, type World } from './world.ts';

/** A click on a button, or a choice in a menu that acts at once. */
export interface Click extends Aim {
  /** True once the person has confirmed the element's dialog. */
  readonly confirmed?: boolean;
}

export interface MessageClick extends Click {
  readonly channel: string;
  readonly ts: string;
  /** A client that has not seen the latest edit yet clicks what it still shows: the number of that version. */
  readonly seen?: number;
}

export async function clickMessage(world: World, user: string, click: MessageClick): Promise<Deed> {
  const { state, hidden } = world;
  const channel = state.channels.get(click.channel);
  const message = findMessage(state, click.channel, click.ts);
  const visible = channel && seesChannel(channel, user) && message && seesMessage(message, user);
  if (!visible || message.tombstone) {
    return refused('no_such_message', `There is no message ${click.ts} in ${click.channel}.`);
  }
  const blocks = versionOf(message, click.seen);
  if (!blocks) return refused('no_such_version', `There is no version ${String(click.seen)}.`);
  const key = selectionKey(user, message);
  return act(world, user, blocks, click, {
    place: placeOf(channel),
    keep(blockId, actionId, value) {
      const before = state.selections.get(key) ?? initialValues(message.blocks);
      state.selections.set(key, withValue(before, blockId, actionId, value));
    },
    payload: (action) => messageActionPayload(state, hidden, user, message, action),
  });
}

/** A click in the person's modal or Home tab. */
export async function clickView(
  world: World,
  user: string,
  view: SlackView,
  click: Click,
): Promise<Deed> {
  const { state, hidden } = world;
  return act(world, user, view.blocks, click, {
    keep(blockId, actionId, value) {
      const current = state.views.get(view.id) ?? view;
      patchView(state, current, { values: withValue(current.values, blockId, actionId, value) });
    },
    payload: (action) => viewActionPayload(state, hidden, state.views.get(view.id) ?? view, action),
  });
}

interface Place {
  readonly place?: Named;
  keep(blockId: string, actionId: string, value: JsonObject): void;
  payload(action: JsonObject): JsonObject;
}

async function act(
  world: World,
  user: string,
  blocks: readonly Block[],
  click: Click,
  place: Place,
): Promise<Deed> {
  const placed = pickElement(blocks, click);
  if ('deed' in placed) return placed.deed;
  const { element, block, blockId, actionId } = placed;
  const chosen = chosenIn(world, user, placed, click.value);
  if ('problem' in chosen) return refused('invalid_input', chosen.problem);
  if (isObject(element['confirm']) && click.confirmed !== true) {
    const confirm = dialogOf(element['confirm']);
    return refused('confirm_required', confirm.text, { confirm });
  }
  if (valueField(String(element['type']))) {
    place.keep(blockId, actionId, { type: element['type'], ...chosen.fields });
    // An input tells the app only when it asked for that.
    if (block['type'] === 'input' && block['dispatch_action'] !== true) return DONE;
  }
  world.state.changes.add({
    kind: 'deed',
    what: 'click',
    user: person(world.state, user),
    text: chosen.label ?? labelOf(element),
    ...(place.place === undefined ? {} : { place: place.place }),
  });
  const action = {
    ...shown(element),
    ...chosen.fields,
    block_id: blockId,
    action_ts: stamp(world),
  };
  const failed = (error: string): string => `“${labelOf(element)}” failed: ${error}.`;
  const result = await dispatch(world, user, failed, 'interactive', place.payload(action));
  return result.acknowledged === undefined ? result.deed : DONE;
}

/** What a choice adds to the action; a button adds nothing. */
function chosenIn(
  world: World,
  user: string,
  { element }: FoundElement,
  value: unknown,
): { fields: JsonObject; label?: string } | { problem: string } {
  const type = String(element['type']);
  if (type !== 'overflow' && !valueField(type)) return { fields: {} };
  // An overflow menu chooses one option like a select menu, but keeps no value.
  const like = type === 'overflow' ? { ...element, type: 'static_select' } : element;
  const entered = enteredValue(world, user, like, value);
  if ('problem' in entered) return entered;
  const { type: _, ...fields } = entered.value;
  const option = fields['selected_option'];
  return { fields, ...(isObject(option) ? { label: labelOf(option) } : {}) };
}

/** The parts of an element that its action repeats. */
function shown(element: JsonObject): JsonObject {
  const kept = ['type', 'action_id', 'text', 'value', 'style', 'url', 'placeholder', 'confirm'];
  return Object.fromEntries(Object.entries(element).filter(([name]) => kept.includes(name)));
}

function versionOf(message: SlackMessage, seen: number | undefined): readonly Block[] | undefined {
  if (seen === undefined || seen === message.earlier.length + 1) return message.blocks;
  return message.earlier[seen - 1]?.blocks;
}

function withValue(
  values: ViewValues,
  blockId: string,
  actionId: string,
  value: JsonObject,
): ViewValues {
  return { ...values, [blockId]: { ...values[blockId], [actionId]: value } };
}

function stamp(world: World): string {
  return (world.state.clock.now().getTime() / 1000).toFixed(6);
}
