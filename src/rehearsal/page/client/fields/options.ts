import { isObject, type JsonObject } from '../../../slack/json.ts';
import { optionsOf } from '../../../slack/user/check-entry.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** One thing to choose, whatever it stands for. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description: string;
  readonly group?: string;
}

/** The text of a text object; empty for everything else. */
export function labelOf(text: unknown): string {
  return isObject(text) && typeof text['text'] === 'string' ? text['text'] : '';
}

/** What a menu offers: its own options, or the people or channels of the workspace. */
export function choicesOf(element: JsonObject, space: Workspace): readonly Choice[] {
  const type = String(element['type']);
  if (type.endsWith('users_select')) {
    return space.me.people.map(({ id, name }) => ({ value: id, label: name, description: '' }));
  }
  if (type.endsWith('channels_select') || type.endsWith('conversations_select')) {
    return space.channels
      .filter((channel) => !channel.archived)
      .map(({ id, name }) => ({ value: id, label: `#${name}`, description: '' }));
  }
  return optionsOf(element).map((option) => ({
    value: String(option['value']),
    label: labelOf(option['text']),
    description: labelOf(option['description']),
  }));
}
