import { isObject, type JsonObject, objectsOf } from '../json.ts';
import type { Block } from '../types.ts';

/** An interactive element and the block it stands in. */
export interface FoundElement {
  readonly block: JsonObject;
  readonly blockId: string;
  readonly actionId: string;
  readonly element: JsonObject;
}

/** All interactive elements of these blocks, in the order a person sees them. */
export function findElements(blocks: readonly (Block | JsonObject)[]): readonly FoundElement[] {
  return blocks.flatMap((block) => {
    const here = [
      ...(block['type'] === 'actions' || block['type'] === 'context_actions'
        ? objectsOf(block['elements'])
        : []),
      ...objectsOf(block['actions']),
      ...[block['accessory'], block['element']].filter(isObject),
    ];
    const inside = [
      ...objectsOf(block['child_blocks']),
      ...(block['type'] === 'carousel' ? objectsOf(block['elements']) : []),
    ];
    const placed = here
      .filter((element) => typeof element['action_id'] === 'string')
      .map((element) => ({
        block,
        blockId: String(block['block_id']),
        actionId: String(element['action_id']),
        element,
      }));
    return [...placed, ...findElements(inside)];
  });
}
