import type { DeliveredView } from '../../src/rehearsal/slack/delivered.ts';
import type { SlackUserClient } from '../../src/rehearsal/slack/user-client.ts';

/** The form on a person's screen, as soon as there is one. */
export async function openForm(client: SlackUserClient): Promise<DeliveredView> {
  for (let after = 0; ; ) {
    const view = await client.modal();
    if (view) return view;
    ({ next: after } = await client.changes(after));
  }
}
