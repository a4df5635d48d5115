import type { JsonObject } from '../json.ts';
import { listOf } from '../json.ts';
import { wireFile } from '../wire.ts';
import { checkPicked, checkTyped, optionsOf } from './check-entry.ts';
import { valueField } from './value-fields.ts';
import { seesChannel, type World } from './world.ts';

/** What was entered as `state.values` carries it, or what is wrong with it. */
export type Entered =
  | { readonly value: JsonObject; readonly empty: boolean }
  | { readonly problem: string };

/**
 * Turns what a person enters into Slack's shape. Given are: text for text and number inputs, option values for menus,
 * radio buttons and checkboxes, ids for people and channels, `YYYY-MM-DD`, `HH:mm`, seconds since 1970, file ids.
 */
export function enteredValue(
  world: World,
  user: string,
  element: JsonObject,
  given: unknown,
): Entered {
  const type = String(element['type']);
  const field = valueField(type);
  if (!field) return { problem: `${type} takes no value.` };
  const many = Array.isArray(field.empty);
  const items = many ? listOf(given) : [given];
  if (isEmpty(given)) {
    return {
      value: { type, ...(field.leftOut ? {} : { [field.name]: field.empty }) },
      empty: true,
    };
  }
  if (many && !Array.isArray(given)) return { problem: 'A list is needed here.' };
  const most = Number(element['max_selected_items'] ?? element['max_files'] ?? Infinity);
  if (items.length > most) return { problem: `Please choose at most ${most}.` };
  const entered: unknown[] = [];
  for (const item of items) {
    const one = oneValue(world, user, type, element, item);
    if ('problem' in one) return one;
    entered.push(one.item);
  }
  return { value: { type, [field.name]: many ? entered : entered[0] }, empty: false };
}

function oneValue(
  world: World,
  user: string,
  type: string,
  element: JsonObject,
  item: unknown,
): { readonly item: unknown } | { readonly problem: string } {
  const { state } = world;
  if (type.endsWith('_input') && type !== 'file_input' && type !== 'rich_text_input') {
    const problem = checkTyped(type, element, String(item));
    return problem === undefined ? { item: String(item) } : { problem };
  }
  if (type.endsWith('picker')) {
    const problem = checkPicked(type, item);
    return problem === undefined ? { item } : { problem };
  }
  if (type === 'file_input') return uploaded(world, user, element, String(item));
  if (type.endsWith('users_select')) {
    const known = state.users.get(String(item));
    return known && !known.deleted ? { item } : { problem: `There is no person ${String(item)}.` };
  }
  if (type.endsWith('channels_select') || type.endsWith('conversations_select')) {
    const channel = state.channels.get(String(item));
    const seen = channel !== undefined && seesChannel(channel, user);
    return seen ? { item } : { problem: `There is no channel ${String(item)}.` };
  }
  if (type === 'rich_text_input') return { item };
  const option = optionsOf(element).find((one) => one['value'] === item);
  return option ? { item: option } : { problem: `There is no option ${String(item)}.` };
}

function uploaded(
  world: World,
  user: string,
  element: JsonObject,
  id: string,
): { readonly item: unknown } | { readonly problem: string } {
  const file = world.state.files.get(id);
  if (file?.user !== user) return { problem: `There is no uploaded file ${id}.` };
  const kinds = listOf(element['filetypes']);
  const kind = file.name.split('.').at(-1) ?? '';
  if (kinds.length > 0 && !kinds.includes(kind)) {
    return { problem: `${file.name} is not one of: ${kinds.join(', ')}.` };
  }
  return { item: wireFile(world.state, file, world.origin()) };
}

function isEmpty(given: unknown): boolean {
  return (
    given === undefined ||
    given === null ||
    given === '' ||
    (Array.isArray(given) && given.length === 0)
  );
}
