import type { Change, DeliveredMessage, DeliveredView } from '../slack/delivered.ts';
import type { SlackUserClient } from '../slack/user-client.ts';
import type { Button } from './choose-button.ts';
import { fillForm } from './fill-form.ts';

/** One of the people the player plays: reads, presses, fills in, and notices being refused. */
export interface Person {
  /** Sees what this person's Slack shows next. */
  take(changes: readonly Change[]): void;
  /** False when Slack said that the app does not answer: nothing has happened, and it can be tried again. */
  press(channel: string, message: DeliveredMessage, button: Button): Promise<boolean>;
  /** Deals with the form that is open on this person's screen, if any. */
  attend(now: Date): Promise<void>;
  /** How often this person has been told, privately or in a window without a submit button, that it is not for them. */
  refusals(message: DeliveredMessage): number;
}

/** Slack's words for an app that is not connected or too slow: it may have died and come back. */
const AWAY: ReadonlySet<string> = new Set(['dispatch_failed', 'operation_timeout']);

export function createPerson(client: SlackUserClient): Person {
  let closed = 0;
  let modal: DeliveredView | undefined;
  /** By their `ts`: the thread each message for this person alone stands in. */
  const told = new Map<string, string | undefined>();

  function see(change: Change): void {
    if (change.kind === 'message' && change.to === client.userId) {
      const { ts, thread_ts } = change.message;
      if (change.what === 'deleted') told.delete(ts);
      else told.set(ts, thread_ts);
    }
    if (change.kind !== 'view' || change.user.id !== client.userId) return;
    if (change.view?.type === 'home') return;
    // What lies below another window may change too.
    if (change.what === 'updated' && modal && modal.id !== change.view?.id) return;
    modal = change.view;
  }

  return {
    take: (changes) => changes.forEach(see),
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
      const view = modal;
      if (!view) return;
      if (view.submit === undefined) {
        closed += 1;
        modal = undefined;
        await client.closeView(view.id, true);
        return;
      }
      const sent = await client.submit(view.id, fillForm(view, client.userId, now));
      if (!sent.ok && AWAY.has(sent.error)) return;
      modal = undefined;
      if (sent.ok || sent.error === 'no_such_view') return;
      const fields = JSON.stringify(sent.fields ?? {});
      throw new Error(`Sending the form “${view.title}”: ${sent.message} ${fields}`);
    },
    refusals(message) {
      const thread = message.thread_ts ?? message.ts;
      const here = [...told.values()].filter((one) => one === undefined || one === thread);
      return closed + here.length;
    },
  };
}
