import type { DeliveredMessage } from '../../../slack/delivered.ts';
import type { Block } from '../../../slack/types.ts';

/** What a message shows: its blocks, or its text as one. */
export function blocksOf(message: DeliveredMessage): readonly Block[] {
  if (message.blocks.length > 0 || message.text === '') return message.blocks;
  return [{ type: 'section', block_id: 'text', text: { type: 'mrkdwn', text: message.text } }];
}
