import { isObject, type JsonObject, objectsOf } from '../../../slack/json.ts';
import { valueField } from '../../../slack/user/value-fields.ts';

/** What an element starts with, in the form people enter it: option values, ids, text, seconds. */
export function initialEntry(element: JsonObject): unknown {
  const field = valueField(String(element['type']));
  const initial = field?.initial === undefined ? undefined : element[field.initial];
  if (isObject(initial)) return 'value' in initial ? initial['value'] : initial;
  if (Array.isArray(initial)) {
    const options = objectsOf(initial);
    return options.length > 0 ? options.map((option) => option['value']) : initial;
  }
  return initial ?? (Array.isArray(field?.empty) ? [] : undefined);
}
