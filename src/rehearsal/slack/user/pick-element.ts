import { type FoundElement, findElements } from '../blocks/find-elements.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { Block } from '../types.ts';
import { type Deed, refused } from './deed.ts';

/** Which element a person means. `value` tells buttons with the same action apart. */
export interface Aim {
  readonly actionId: string;
  readonly blockId?: string;
  readonly value?: unknown;
}

/** The one element that is meant, or why it cannot be clicked. */
export function pickElement(
  blocks: readonly Block[],
  aim: Aim,
): FoundElement | { readonly deed: Deed } {
  const all = findElements(blocks);
  const fitting = all.filter(({ actionId, blockId, element }) => {
    if (actionId !== aim.actionId) return false;
    if (aim.blockId !== undefined && blockId !== aim.blockId) return false;
    return (
      element['type'] !== 'button' || aim.value === undefined || element['value'] === aim.value
    );
  });
  const [only] = fitting;
  if (only && fitting.length === 1) return only;
  const here =
    all.map((one) => `${one.actionId} (${labelOf(one.element)})`).join(', ') || 'nothing';
  return only
    ? { deed: refused('ambiguous_element', `${aim.actionId} exists ${fitting.length} times here.`) }
    : { deed: refused('no_such_element', `${aim.actionId} is not here. There is: ${here}.`) };
}

/** What a person reads on it. */
export function labelOf(element: JsonObject): string {
  for (const field of ['text', 'placeholder']) {
    const text = element[field];
    if (isObject(text) && typeof text['text'] === 'string') return text['text'];
  }
  return String(element['type']);
}
