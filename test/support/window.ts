import { findElements } from '../../src/rehearsal/slack/blocks/find-elements.ts';
import type { DeliveredView } from '../../src/rehearsal/slack/delivered.ts';
import { blockLines } from '../../src/rehearsal/slack/render/block.ts';
import type { Deed } from '../../src/rehearsal/slack/user/deed.ts';
import { labelOf } from '../../src/rehearsal/slack/user/pick-element.ts';
import type { SlackUserClient } from '../../src/rehearsal/slack/user-client.ts';

/** What a window shows, line by line. */
export function renderWindow(view: DeliveredView): string {
  return view.blocks.flatMap((block) => blockLines(block, view.names)).join('\n');
}

/** The window on a person's screen, as soon as it shows all of these words. */
export async function windowWith(
  client: SlackUserClient,
  ...words: readonly string[]
): Promise<DeliveredView> {
  const patience = AbortSignal.timeout(60_000);
  for (let after = 0; ; ) {
    const view = await client.modal();
    const text = view ? renderWindow(view) : 'nothing';
    if (view && words.every((word) => text.includes(word))) return view;
    try {
      ({ next: after } = await client.changes(after, patience));
    } catch (error) {
      const message = `Waiting for a window with ${words.join(', ')}. There was:\n${text}`;
      throw new Error(message, { cause: error });
    }
  }
}

/** Presses the button with this label in a window; `beside`: the one that stands beside these words. */
export function pressIn(
  client: SlackUserClient,
  view: DeliveredView,
  label: string,
  beside = '',
): Promise<Deed> {
  const blocks = view.blocks.filter((block) =>
    blockLines(block, view.names).join('\n').includes(beside),
  );
  const button = findElements(blocks).find(({ element }) => labelOf(element) === label);
  if (!button) throw new Error(`There is no “${label}” ${beside} in:\n${renderWindow(view)}`);
  const { actionId, blockId, element } = button;
  return client.clickModal(view.id, { actionId, blockId, value: element['value'] });
}
