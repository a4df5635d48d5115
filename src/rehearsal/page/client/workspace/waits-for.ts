import type { DeliveredMessage } from '../../../slack/delivered.ts';
import { isObject, objectsOf } from '../../../slack/json.ts';
import type { PlayedPerson } from '../../setup.ts';
import { isReply, type Workspace } from './workspace.ts';

/** Open questions that name this person or a group of theirs. Who is named after a dash is named as an exception. */
export function waitsFor(space: Workspace, person: PlayedPerson): readonly DeliveredMessage[] {
  const names = [`<@${person.id}>`, ...person.groups.map((group) => `<!subteam^${group}`)];
  return [...space.messages.values()].flat().filter((message) => {
    if (!isReply(message) || message.ephemeral || !hasButtons(message)) return false;
    const asked = contexts(message).map((text) => text.split(' – ', 1)[0] ?? '');
    return asked.some((text) => names.some((name) => text.includes(name)));
  });
}

function hasButtons(message: DeliveredMessage): boolean {
  return message.blocks.some((block) => block['type'] === 'actions');
}

function contexts(message: DeliveredMessage): readonly string[] {
  return message.blocks
    .filter((block) => block['type'] === 'context')
    .flatMap((block) => objectsOf(block['elements']))
    .map((element) => (isObject(element) ? String(element['text'] ?? '') : ''));
}
