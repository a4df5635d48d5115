import type { DeliveredMessage } from '../slack/delivered.ts';
import type { SlackUserClient } from '../slack/user-client.ts';
import type { Button } from './choose-button.ts';
import { fillForm } from './fill-form.ts';

/** One of the people the player plays: reads, presses, fills in, and notices being refused. */
export interface Person {
  /** False when Slack said that the app does not answer: nothing has happened, and it can be tried again. */
  press(channel: string, message: DeliveredMessage, button: Button): Promise<boolean>;
  /** Deals with the form that is open on this person's screen, if any. */
  attend(now: Date): Promise<void>;
  /** How often this person has been told, privately or in a window without a submit button, that it is not for them. */
  refusals(channel: string, message: DeliveredMessage): Promise<number>;
}

/** Slack's words for an app that is not connected or too slow: it may have died and come back. */
const AWAY: ReadonlySet<string> = new Set(['dispatch_failed', 'operation_timeout']);

export function createPerson(client: SlackUserClient): Person {
  let closed = 0;
  return {
    async press(channel, message, button) {
      const aim = { channel, ts: message.ts, ...button };
      const first = await client.click(aim);
      const asked = !first.ok && first.error === 'confirm_required';
      const deed = asked ? await client.click({ ...aim, confirmed: true }) : first;
      if (deed.ok) return true;
      if (AWAY.has(deed.error)) return false;
      // The message may have changed under the finger; the next look sees what it says now.
      if (deed.error === 'no_such_element') return true;
      throw new Error(`Pressing a button of “${message.text}”: ${deed.message}`);
    },
    async attend(now) {
      const view = await client.modal();
      if (!view) return;
      if (view.submit === undefined) {
        closed += 1;
        await client.closeView(view.id, true);
        return;
      }
      const sent = await client.submit(view.id, fillForm(view, client.userId, now));
      if (sent.ok || sent.error === 'no_such_view' || AWAY.has(sent.error)) return;
      const fields = JSON.stringify(sent.fields ?? {});
      throw new Error(`Sending the form “${view.title}”: ${sent.message} ${fields}`);
    },
    async refusals(channel, message) {
      const thread = message.thread_ts ?? message.ts;
      const seen = [...(await client.messages(channel)), ...(await client.thread(channel, thread))];
      return closed + new Set(seen.filter((one) => one.ephemeral).map((one) => one.ts)).size;
    },
  };
}
