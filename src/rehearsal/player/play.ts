import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, createClock } from '../../clock.ts';
import type { DeliveredMessage } from '../slack/delivered.ts';
import type { SlackUserClient } from '../slack/user-client.ts';
import { type Caretaker, NOBODY } from './caretaker.ts';
import { type Button, chooseButton, triesAgain } from './choose-button.ts';
import { createNews } from './news.ts';
import { createPerson, type Person } from './person.ts';
import { createScreen, type Screen } from './screen.ts';

/** How often the same words may be answered before the player gives up: three tries, as a patient person would. */
const PATIENCE = 4;

/** How often everybody tries before they believe that a question is for none of them. */
const ROUNDS = 3;

/** How long somebody waits who is asked the same again, time of the practice: longer each time, as nothing has changed. */
const THINK_MS = 15_000;
const LONGEST_THINK_MS = 300_000;

/** Between two tries while the app does not answer, real time. */
const TRY_AGAIN_MS = 500;

export interface Play {
  /** Tried in this order: who is refused steps back for the next. */
  readonly people: readonly SlackUserClient[];
  readonly channel: string;
  /** What the first person types, without the slash command's name; left out where a run is under way already. */
  readonly command?: string;
  /** The time of the practice; the wall clock when left out. */
  readonly clock?: Clock;
  /** Who goes and looks when something is wrong with the server. */
  readonly caretaker?: Caretaker;
  readonly signal: AbortSignal;
}

/**
 * Plays the people of the team until the signal aborts: types the command, reads what arrives in the channel, presses the
 * emphasised button and fills in forms. Knows nothing but what their Slack shows. Rejects when it gets nowhere.
 */
export async function play(parts: Play): Promise<void> {
  const { people, channel, command, signal, caretaker = NOBODY } = parts;
  const [first] = people;
  if (!first) throw new Error('Playing a rehearsal: there is nobody to play.');
  const persons = people.map(createPerson);
  if (command !== undefined) {
    const typed = await first.command(channel, `/ucware-upgrade ${command}`);
    if (!typed.ok) throw new Error(`Typing the command: ${typed.message}`);
  }
  const news = createNews(people, signal);
  const screen = createScreen(channel);
  const answerOnce = createAnswerer(persons, parts);
  let now = new Date(0).toISOString();
  while (!signal.aborted) {
    const { by, changes } = await news.next();
    if (signal.aborted) return;
    now = changes.at(-1)?.at ?? now;
    screen.take(changes);
    persons[by]?.take(changes);
    for (const person of persons) await person.attend(new Date(now));
    for (const question of openQuestions(screen, caretaker)) await answerOnce(question);
  }
}

interface OpenQuestion {
  readonly message: DeliveredMessage;
  readonly button: Button;
}

/** Replies that still show a button worth pressing. */
function openQuestions(screen: Screen, caretaker: Caretaker): OpenQuestion[] {
  return screen.replies().flatMap((message) => {
    const button = chooseButton(message, caretaker);
    return button ? [{ message, button }] : [];
  });
}

/** A question somebody has answered, until Slack shows that it is settled or tells them that it is not theirs. */
interface Attempt {
  readonly by: number;
  readonly refusals: number;
}

function createAnswerer(
  persons: readonly Person[],
  { channel, signal, clock = createClock(), caretaker = NOBODY }: Play,
): (question: OpenQuestion) => Promise<void> {
  const attempts = new Map<string, Attempt>();
  const times = new Map<string, number>();
  const rounds = new Map<string, number>();
  return async ({ message, button }) => {
    const key = `${message.ts} ${message.version} ${button.value}`;
    const before = attempts.get(key);
    const last = before && persons[before.by];
    if (last && last.refusals(message) === before.refusals) return;
    const by = before ? before.by + 1 : 0;
    const person = persons[by];
    if (!person) {
      // What was refused may have been overtaken meanwhile: the message will say so in a moment.
      const round = (rounds.get(key) ?? 0) + 1;
      rounds.set(key, round);
      if (round > ROUNDS) throw new Error(`Answering “${message.text}”: everybody was refused.`);
      attempts.delete(key);
      await clock.sleep(THINK_MS, signal);
      return;
    }
    const again = (times.get(message.text) ?? 0) + 1;
    times.set(message.text, again);
    if (again > PATIENCE * persons.length) {
      throw new Error(`Answering a question for the ${again}th time: ${message.text}`);
    }
    if (triesAgain(button)) {
      if (again > 1)
        await clock.sleep(Math.min(THINK_MS * 2 ** (again - 2), LONGEST_THINK_MS), signal);
      await caretaker.mend();
    }
    attempts.set(key, { by, refusals: person.refusals(message) });
    if (await person.press(channel, message, button)) return;
    // The app is away; a person waits a moment and presses again.
    if (before) attempts.set(key, before);
    else attempts.delete(key);
    times.set(message.text, again - 1);
    await sleep(TRY_AGAIN_MS);
  };
}
