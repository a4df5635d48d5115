import { findElements } from '../slack/blocks/find-elements.ts';
import type { DeliveredMessage } from '../slack/delivered.ts';

export interface Button {
  readonly actionId: string;
  readonly value: string;
}

/** The button somebody in good faith presses: the one that is emphasised, never one that is marked as dangerous. */
export function chooseButton(message: DeliveredMessage): Button | undefined {
  const buttons = findElements(message.blocks).filter(
    ({ element }) => element['type'] === 'button',
  );
  const chosen = buttons.find(({ element }) => element['style'] === 'primary');
  return chosen && { actionId: chosen.actionId, value: String(chosen.element['value'] ?? '') };
}
