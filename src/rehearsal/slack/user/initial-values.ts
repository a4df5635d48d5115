import { findElements } from '../blocks/find-elements.ts';
import type { JsonObject } from '../json.ts';
import type { Block, ViewValues } from '../types.ts';
import { valueField } from './value-fields.ts';

/** `state.values` of blocks nobody has touched yet: every input with its initial value, or empty. */
export function initialValues(blocks: readonly Block[]): ViewValues {
  const values: Record<string, Record<string, JsonObject>> = {};
  for (const { blockId, actionId, element } of findElements(blocks)) {
    const field = valueField(String(element['type']));
    if (!field) continue;
    const initial = field.initial === undefined ? undefined : element[field.initial];
    values[blockId] ??= {};
    values[blockId][actionId] = {
      type: element['type'],
      ...(initial === undefined && field.leftOut ? {} : { [field.name]: initial ?? field.empty }),
    };
  }
  return values;
}
