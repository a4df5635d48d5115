import { expect } from 'vitest';
import type { FileDecision } from '../../src/flows/merges/conffiles/decision.ts';
import { ucware45to5 } from '../../src/flows/ucware-4.5-to-5/flow.ts';
import { decideConffiles } from '../../src/flows/ucware-4.5-to-5/pass/conffiles.ts';
import { PASS_45 } from '../../src/flows/ucware-4.5-to-5/pass/passes.ts';
import { planPass } from '../../src/flows/ucware-4.5-to-5/pass/plan.ts';
import { connect } from '../../src/flows/ucware-4.5-to-5/prepare/connect.ts';
import type { DeliveredMessage, DeliveredView } from '../../src/rehearsal/slack/delivered.ts';
import { createSlackUserClient } from '../../src/rehearsal/slack/user-client.ts';
import { type Office, openOffice, STARTER } from './office.ts';
import { openForm } from './open-form.ts';

export const PBX = 'pbx-files';
export const [LOGGER, UPSTART, PHP] = [
  '/etc/asterisk/logger.conf',
  '/etc/init/asterisk.conf',
  '/etc/ucware/ucware.php',
] as const;
/** Stands in the PHP file on the practice server; nobody may ever see it. */
export const CANARY = 'canary-db-password-7391';

/** The way to the plan of the first pass, without the questions before it. */
const FLOW = { ...ucware45to5, steps: [connect, decideConffiles(PASS_45), planPass(PASS_45)] };

/** A run that soon asks about configuration files, and the hands of the person who answers. */
export interface FilesTalk {
  readonly office: Office;
  press(label: string, ...words: string[]): Promise<DeliveredMessage>;
  fill(
    label: string,
    words: readonly string[],
    values: Record<string, string>,
  ): Promise<DeliveredView>;
  /** `<path> <choice>` of each file, as the record has them. */
  decided(): Promise<string[]>;
}

export async function beginFilesTalk(): Promise<FilesTalk> {
  const office = await openOffice({ [PBX]: {} }, 60_000, FLOW);
  await office.startBot();
  await office.slack.socket.connected(2);
  expect(await office.type(STARTER, PBX)).toEqual({ ok: true });

  async function press(label: string, ...words: string[]): Promise<DeliveredMessage> {
    const question = await office.asked(PBX, ...words);
    expect(await office.press(STARTER, question, label)).toEqual({ ok: true });
    return question;
  }

  return {
    office,
    press,
    async fill(label, words, values) {
      await press(label, ...words);
      const client = createSlackUserClient(office.slack.url, STARTER);
      const form = await openForm(client);
      expect(await client.submit(form.id, values)).toEqual({ ok: true });
      return form;
    },
    async decided() {
      const facts = (await office.journal(PBX)).flatMap(({ event }) =>
        'facts' in event ? event.facts : [],
      );
      const last = facts.findLast(({ key }) => key === PASS_45.decisions.key)?.value;
      return (last as FileDecision[]).map(({ path, choice }) => `${path} ${choice}`).sort();
    },
  };
}
