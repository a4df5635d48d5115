import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileDecision } from '../../src/flows/merges/conffiles/decision.ts';
import { ucware45to5 } from '../../src/flows/ucware-4.5-to-5/flow.ts';
import { decideConffiles } from '../../src/flows/ucware-4.5-to-5/pass/conffiles.ts';
import { PASS_45 } from '../../src/flows/ucware-4.5-to-5/pass/passes.ts';
import { planPass } from '../../src/flows/ucware-4.5-to-5/pass/plan.ts';
import { connect } from '../../src/flows/ucware-4.5-to-5/prepare/connect.ts';
import type { DeliveredMessage, DeliveredView } from '../../src/rehearsal/slack/delivered.ts';
import { renderMessage } from '../../src/rehearsal/slack/render/render-message.ts';
import { createSlackUserClient } from '../../src/rehearsal/slack/user-client.ts';
import { type Office, OUTSIDER, openOffice, STARTER } from '../support/office.ts';
import { openForm } from '../support/open-form.ts';

const PBX = 'pbx-files';
const [LOGGER, UPSTART, PHP] = [
  '/etc/asterisk/logger.conf',
  '/etc/init/asterisk.conf',
  '/etc/ucware/ucware.php',
];
const OK = { ok: true };
const CANARY = 'canary-db-password-7391';

/** The way to the plan of the first pass, without the questions before it. */
const FLOW = { ...ucware45to5, steps: [connect, decideConffiles(PASS_45), planPass(PASS_45)] };

describe('configuration files that both sides changed, in a conversation', () => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice({ [PBX]: {} }, 60_000, FLOW);
    await office.startBot();
    await office.slack.socket.connected(2);
    expect(await office.type(STARTER, PBX)).toEqual({ ok: true });
  });
  afterEach(() => office.close());

  async function press(label: string, ...words: string[]): Promise<DeliveredMessage> {
    const question = await office.asked(PBX, ...words);
    expect(await office.press(STARTER, question, label)).toEqual({ ok: true });
    return question;
  }

  async function fill(
    label: string,
    words: readonly string[],
    values: Record<string, string>,
  ): Promise<DeliveredView> {
    await press(label, ...words);
    const client = createSlackUserClient(office.slack.url, STARTER);
    const form = await openForm(client);
    expect(await client.submit(form.id, values)).toEqual({ ok: true });
    return form;
  }

  async function decided(): Promise<string[]> {
    const facts = (await office.journal(PBX)).flatMap(({ event }) =>
      'facts' in event ? event.facts : [],
    );
    const last = facts.findLast(({ key }) => key === PASS_45.decisions.key)?.value;
    return (last as FileDecision[]).map(({ path, choice }) => `${path} ${choice}`).sort();
  }

  it('are decided in a form and on the command line, by whom it concerns, and without a secret', {
    timeout: 120_000,
  }, async () => {
    const cli = (choice?: string, ...words: string[]) => {
      const named = choice === undefined ? [] : [`conffiles-4.5.${choice}`];
      return office.cli('answer', PBX, ...named, ...words, '--as', STARTER);
    };
    const overview = await office.asked(PBX, 'Konfigurationsdateien entscheiden', 'offen: 3');
    expect(await office.press(OUTSIDER, overview, 'Nächste offene Datei ansehen')).toEqual(OK);
    await office.told(OUTSIDER, 'Das dürfen Sie');
    await fill('Alle einer Art gleich entscheiden …', ['offen: 3'], { what: 'clean.merge' });
    await office.asked(PBX, 'offen: 1');
    await office.press(STARTER, overview, 'Nächste offene Datei ansehen');
    await office.told(STARTER, 'nicht mehr offen');

    expect(await cli('next')).toMatchObject({ code: 0 });
    const proposal = await office.asked(PBX, PHP, 'Grundeinstellungen');
    const hunk = /\+\+\+ server\s+'db_password' => '⟦1⟧',/;
    expect(renderMessage(proposal)).toMatch(hunk);
    expect((await cli()).text).toMatch(hunk);
    const edit = (text: string) => cli('edit-1', '--set', `text=  'db_password' => '${text}',`);
    expect(await edit('typed-anew')).toMatchObject({ code: 1 });
    await office.asked(PBX, PHP, 'etwas Geheimes');
    expect(await edit('⟦1⟧')).toMatchObject({ code: 0 });
    await office.asked(PBX, 'offen: 0');
    expect(await cli('go-on')).toMatchObject({ code: 0 });
    await office.asked(PBX, 'Plan für', 'Konfigurationsdateien ändern');
    expect(await decided()).toEqual([`${LOGGER} merge`, `${UPSTART} merge`, `${PHP} merge`]);
    await office.stopBot();
    const all = await office.everything();
    expect(all).toContain('⟦1⟧');
    expect(all).not.toContain(CANARY);
    expect(all).not.toContain('typed-anew');
  });
});
