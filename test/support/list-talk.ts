import { expect } from 'vitest';
import type { Answer } from '../../src/flows/run/question.ts';
import type { Step } from '../../src/flows/run/step.ts';
import { ucware45to5 } from '../../src/flows/ucware-4.5-to-5/flow.ts';
import type { ScenarioName } from '../../src/rehearsal/server/scenarios/names.ts';
import type { DeliveredMessage, DeliveredView } from '../../src/rehearsal/slack/delivered.ts';
import type { Deed } from '../../src/rehearsal/slack/user/deed.ts';
import {
  createSlackUserClient,
  type SlackUserClient,
} from '../../src/rehearsal/slack/user-client.ts';
import { type Office, openOffice, STARTER } from './office.ts';
import { openForm } from './open-form.ts';

export const PBX = 'pbx-lists';

interface Entered {
  readonly items: readonly string[];
  readonly answer: Answer;
}

/** A run of the configuration phase, and the hands of the people who work through its lists. */
export interface ListTalk {
  readonly office: Office;
  person(id: string): SlackUserClient;
  /** Presses a button of the open question that says all of this. */
  press(user: string, label: string, ...words: string[]): Promise<DeliveredMessage>;
  /** Presses a button that opens a form, fills it in and sends it. */
  fill(
    user: string,
    label: string,
    words: readonly string[],
    values: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly form: DeliveredView; readonly deed: Deed }>;
  /** The text of the file with this name, once it is in the thread. */
  file(name: string): Promise<string>;
  /** What people entered on the lists so far, as the record has it. */
  entered(): Promise<Entered[]>;
}

/** Begins a run that takes these steps only. */
export async function beginListTalk(
  steps: readonly Step[],
  entry: Record<string, unknown> = {},
  scenario: ScenarioName = '4.5.0.8',
): Promise<ListTalk> {
  const office = await openOffice({ [PBX]: { entry, scenario } }, 60_000, {
    ...ucware45to5,
    steps,
  });
  await office.startBot();
  await office.slack.socket.connected(1);
  expect(await office.type(STARTER, PBX)).toEqual({ ok: true });

  const person = (id: string): SlackUserClient => createSlackUserClient(office.slack.url, id);

  async function press(user: string, label: string, ...words: string[]): Promise<DeliveredMessage> {
    const question = await office.asked(PBX, ...words);
    // Nobody reaches a message behind a window.
    const window = await person(user).modal();
    if (window) await person(user).closeView(window.id, true);
    expect(await office.press(user, question, label)).toEqual({ ok: true });
    return question;
  }

  return {
    office,
    person,
    press,
    async fill(user, label, words, values) {
      await press(user, label, ...words);
      const client = person(user);
      const form = await openForm(client);
      return { form, deed: await client.submit(form.id, values) };
    },
    async file(name) {
      const message = await office.seen(
        ({ files }) => files.some((one) => one.name === name),
        `the file ${name}`,
      );
      const { id = '' } = message.files.find((one) => one.name === name) ?? {};
      return new TextDecoder().decode(await person(STARTER).file(id));
    },
    async entered() {
      const records = await office.journal(PBX);
      return records.flatMap(({ event }) => (event.type === 'entered' ? [event] : []));
    },
  };
}
