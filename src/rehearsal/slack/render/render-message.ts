import type { DeliveredMessage } from '../delivered.ts';
import { isObject, objectsOf } from '../json.ts';
import { blockLines } from './block.ts';
import { plainText } from './mrkdwn.ts';

/** A message as a terminal shows it: who, where, then its blocks line by line; its `text` where it has no blocks. */
export function renderMessage(message: DeliveredMessage): string {
  const marks = [
    message.thread_ts === undefined ? '' : '↳',
    message.author.name,
    `#${message.names[message.channel] ?? message.channel}`,
    message.ephemeral ? '(only you)' : '',
    message.edited ? '(edited)' : '',
    message.deleted ? '(deleted)' : '',
  ];
  return [marks.filter(Boolean).join(' '), ...bodyLines(message).map((line) => `  ${line}`)]
    .map((line) => line.trimEnd())
    .join('\n');
}

/** The lines below the author. */
export function bodyLines(message: DeliveredMessage): readonly string[] {
  const { blocks, names } = message;
  const body =
    blocks.length > 0
      ? blocks.flatMap((block) => blockLines(block, names))
      : message.text === ''
        ? []
        : plainText(message.text, names).split('\n');
  const attached = message.attachments.flatMap((one) => [
    ...objectsOf(one['blocks']).flatMap((block) => blockLines(block, names)),
    ...(isObject(one) && typeof one['text'] === 'string' ? [plainText(one['text'], names)] : []),
  ]);
  const files = message.files.map((file) => `📎 ${file.title} (${file.name}, ${file.size} bytes)`);
  return [...body, ...attached, ...files];
}
