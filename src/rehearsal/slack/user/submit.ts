import { findElements } from '../blocks/find-elements.ts';
import type { JsonObject } from '../json.ts';
import { submissionPayload } from '../payloads.ts';
import type { SlackView } from '../types.ts';
import { patchView, topView } from '../views.ts';
import { answerSubmission, TROUBLE } from './answer-submission.ts';
import { type Deed, refused } from './deed.ts';
import { dispatch } from './dispatch.ts';
import { enteredValue } from './entered-value.ts';
import { valueField } from './value-fields.ts';
import { person, type World } from './world.ts';

/** What is entered, by block id or by action id. Inputs left out keep what they hold. */
export type Entries = Readonly<Record<string, unknown>>;

/**
 * The person fills in the visible modal and presses its submit button. Required inputs, lengths and ranges are checked
 * here as Slack's client does; the app hears only of a complete form.
 */
export async function submit(
  world: World,
  user: string,
  viewId: string,
  entries: Entries,
): Promise<Deed> {
  const { state, hidden } = world;
  const view = topView(state, user);
  if (view?.id !== viewId) return refused('no_such_view', `The modal ${viewId} is not open.`);
  const filled = fill(world, user, view, entries);
  if ('deed' in filled) return filled.deed;
  const submitted = patchView(state, view, { values: filled.values, errors: {} });
  state.changes.add({
    kind: 'deed',
    what: 'submit',
    user: person(state, user),
    text: labelOfSubmit(view.content),
  });
  const payload = submissionPayload(state, hidden, submitted);
  const result = await dispatch(world, user, () => TROUBLE, 'interactive', payload);
  if (result.acknowledged === undefined) return result.deed;
  return answerSubmission(world, state.views.get(viewId) ?? submitted, result.acknowledged);
}

function fill(
  world: World,
  user: string,
  view: SlackView,
  entries: Entries,
): { values: SlackView['values'] } | { deed: Deed } {
  const values: Record<string, Record<string, JsonObject>> = {};
  const fields: Record<string, string> = {};
  const unused = new Set(Object.keys(entries));
  for (const { block, blockId, actionId, element } of findElements(view.blocks)) {
    if (!valueField(String(element['type']))) continue;
    const key = [blockId, actionId].find((name) => name in entries);
    const held = view.values[blockId]?.[actionId] ?? { type: element['type'] };
    if (key !== undefined) unused.delete(key);
    const entered =
      key === undefined
        ? { value: held, empty: isHeldEmpty(held) }
        : enteredValue(world, user, element, entries[key]);
    if ('problem' in entered) {
      fields[blockId] = entered.problem;
      continue;
    }
    if (entered.empty && block['type'] === 'input' && block['optional'] !== true) {
      fields[blockId] = 'Please complete this required field.';
    }
    values[blockId] = { ...values[blockId], [actionId]: entered.value };
  }
  const [stray] = unused;
  if (stray !== undefined) {
    return { deed: refused('no_such_input', `There is no input ${stray} in this modal.`) };
  }
  if (Object.keys(fields).length === 0) return { values };
  return { deed: refused('invalid_input', Object.values(fields).join(' '), { fields }) };
}

function isHeldEmpty(held: JsonObject): boolean {
  const field = valueField(String(held['type']));
  const value = field ? held[field.name] : undefined;
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && !value.length)
  );
}

function labelOfSubmit(content: JsonObject): string {
  const submit = content['submit'];
  return typeof submit === 'object' && submit !== null && 'text' in submit
    ? String(submit.text)
    : 'Submit';
}
