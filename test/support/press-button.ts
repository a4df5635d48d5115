import { findElements } from '../../src/rehearsal/slack/blocks/find-elements.ts';
import type { DeliveredMessage } from '../../src/rehearsal/slack/delivered.ts';
import { renderMessage } from '../../src/rehearsal/slack/render/render-message.ts';
import type { Deed } from '../../src/rehearsal/slack/user/deed.ts';
import type { SlackUserClient } from '../../src/rehearsal/slack/user-client.ts';

/** Presses the button with this label and confirms its dialog. */
export async function pressButton(
  client: SlackUserClient,
  message: DeliveredMessage,
  label: string,
): Promise<Deed> {
  const button = findElements(message.blocks).find(({ element }) => labelOf(element) === label);
  if (!button) throw new Error(`There is no “${label}” on:\n${renderMessage(message)}`);
  const aim = {
    channel: message.channel,
    ts: message.ts,
    actionId: button.actionId,
    value: String(button.element['value'] ?? ''),
    seen: message.version,
  };
  const first = await client.click(aim);
  const confirm = !first.ok && first.error === 'confirm_required';
  return confirm ? client.click({ ...aim, confirmed: true }) : first;
}

function labelOf(element: Readonly<Record<string, unknown>>): string {
  const text = element['text'];
  return typeof text === 'object' && text !== null && 'text' in text ? String(text.text) : '';
}
