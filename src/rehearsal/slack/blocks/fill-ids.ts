import { randomBytes } from 'node:crypto';
import { isObject, type JsonObject, listOf, objectsOf } from '../json.ts';
import type { Block } from '../types.ts';

/** The blocks as Slack keeps them: those without `block_id` or `action_id` get one. */
export function fillIds(blocks: unknown): readonly Block[] {
  return objectsOf(blocks).map((block) => {
    const filled: Record<string, unknown> = { ...block };
    for (const field of ['elements', 'actions']) {
      const isText = block['type'] === 'rich_text' || block['type'] === 'context';
      if (Array.isArray(block[field]) && !isText)
        filled[field] = listOf(block[field]).map(fillElement);
    }
    for (const field of ['accessory', 'element']) {
      if (isObject(block[field])) filled[field] = fillElement(block[field]);
    }
    if (Array.isArray(block['child_blocks']))
      filled['child_blocks'] = fillIds(block['child_blocks']);
    return { ...filled, type: String(block['type']), block_id: idOf(block, 'block_id') };
  });
}

function fillElement(element: unknown): unknown {
  if (!isObject(element) || element['type'] === 'image') return element;
  if (element['type'] === 'card') return fillIds([element])[0];
  return { ...element, action_id: idOf(element, 'action_id') };
}

function idOf(owner: JsonObject, field: string): string {
  const id = owner[field];
  return typeof id === 'string' && id !== '' ? id : randomBytes(4).toString('base64url');
}
