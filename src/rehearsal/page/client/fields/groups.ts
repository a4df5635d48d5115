import { type JsonObject, objectsOf } from '../../../slack/json.ts';
import { type Choice, labelOf } from './options.ts';

interface Group {
  readonly label: string;
  readonly choices: readonly Choice[];
}

/** The groups of a menu that has them. */
export function groupsOf(element: JsonObject): readonly Group[] {
  return objectsOf(element['option_groups']).map((group) => ({
    label: labelOf(group['label']),
    choices: objectsOf(group['options']).map((option) => ({
      value: String(option['value']),
      label: labelOf(option['text']),
      description: labelOf(option['description']),
    })),
  }));
}
