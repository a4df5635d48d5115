import type { DeliveredMessage } from '../../src/rehearsal/slack/delivered.ts';
import { renderMessage } from '../../src/rehearsal/slack/render/render-message.ts';

/** Whether a message shows all of these words. */
export function says(message: DeliveredMessage, words: readonly string[]): boolean {
  const text = renderMessage(message);
  return words.every((word) => text.includes(word));
}
