import type { DeliveredMessage } from '../slack/delivered.ts';
import type { SlackUserClient } from '../slack/user-client.ts';
import { type Button, chooseButton } from './choose-button.ts';
import { fillForm } from './fill-form.ts';

/** How often the same words may be answered before the player gives up: three tries, as a patient person would. */
const PATIENCE = 4;

export interface Play {
  /** Tried in this order: who is refused steps back for the next. */
  readonly people: readonly SlackUserClient[];
  readonly channel: string;
  /** What the first person types, without the slash command's name. */
  readonly command: string;
  readonly signal: AbortSignal;
}

/**
 * Plays the people of the team until the signal aborts: types the command, reads what arrives in the channel, presses the
 * emphasised button and fills in forms. Knows nothing but what their Slack shows. Rejects when it gets nowhere.
 */
export async function play({ people, channel, command, signal }: Play): Promise<void> {
  const [starter] = people;
  if (!starter) throw new Error('Playing a rehearsal: there is nobody to play.');
  const typed = await starter.command(channel, `/ucware-upgrade ${command}`);
  if (!typed.ok) throw new Error(`Typing the command: ${typed.message}`);
  const attempts = new Map<string, Attempt>();
  const times = new Map<string, number>();
  let after = 0;
  while (!signal.aborted) {
    const page = await starter.changes(after, signal).catch(() => undefined);
    if (!page) continue;
    after = page.next;
    const questions = await openQuestions(starter, channel);
    for (const question of questions) await answer(people, channel, question, attempts, times);
  }
}

interface OpenQuestion {
  readonly message: DeliveredMessage;
  readonly button: Button;
}

/** Replies in threads that still show a button worth pressing. */
async function openQuestions(reader: SlackUserClient, channel: string): Promise<OpenQuestion[]> {
  const open: OpenQuestion[] = [];
  for (const parent of await reader.messages(channel)) {
    if (parent.replies === 0) continue;
    for (const message of await reader.thread(channel, parent.ts)) {
      const button =
        message.ts === parent.ts || message.ephemeral ? undefined : chooseButton(message);
      if (button) open.push({ message, button });
    }
  }
  return open;
}

/** A question somebody has answered, until Slack shows that it is settled or tells them that it is not theirs. */
interface Attempt {
  readonly by: number;
  /** How many private messages that person had seen before. */
  readonly told: number;
}

async function answer(
  people: readonly SlackUserClient[],
  channel: string,
  { message, button }: OpenQuestion,
  attempts: Map<string, Attempt>,
  times: Map<string, number>,
): Promise<void> {
  const key = `${message.ts} ${message.version} ${button.value}`;
  const before = attempts.get(key);
  if (before && (await privateMessages(people[before.by], channel, message)) === before.told)
    return;
  const by = before ? before.by + 1 : 0;
  const client = people[by];
  if (!client) throw new Error(`Answering “${message.text}”: everybody was refused.`);
  const again = (times.get(message.text) ?? 0) + 1;
  times.set(message.text, again);
  if (again > PATIENCE * people.length) {
    throw new Error(`Answering a question for the ${again}th time: ${message.text}`);
  }
  attempts.set(key, { by, told: await privateMessages(client, channel, message) });
  await press(client, channel, message, button);
}

async function privateMessages(
  client: SlackUserClient | undefined,
  channel: string,
  message: DeliveredMessage,
): Promise<number> {
  if (!client) return 0;
  const seen = [
    ...(await client.messages(channel)),
    ...(await client.thread(channel, message.thread_ts ?? message.ts)),
  ];
  return new Set(seen.filter((one) => one.ephemeral).map((one) => one.ts)).size;
}

async function press(
  client: SlackUserClient,
  channel: string,
  message: DeliveredMessage,
  button: Button,
): Promise<void> {
  const aim = { channel, ts: message.ts, ...button };
  const first = await client.click(aim);
  const deed =
    !first.ok && first.error === 'confirm_required'
      ? await client.click({ ...aim, confirmed: true })
      : first;
  // The message may have changed under the finger; the next look sees what it says now.
  if (!deed.ok && deed.error === 'no_such_element') return;
  if (!deed.ok) throw new Error(`Pressing a button of “${message.text}”: ${deed.message}`);
  const view = await client.modal();
  if (!view) return;
  const now = new Date(Number(message.ts) * 1000);
  const sent = await client.submit(view.id, fillForm(view, client.userId, now));
  if (sent.ok) return;
  if (sent.error !== 'rejected')
    throw new Error(
      `Sending the form “${view.title}”: ${sent.message} ${JSON.stringify(sent.fields ?? {})}`,
    );
  await client.closeView(view.id, true);
}
