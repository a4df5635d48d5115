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
import { APPROVER, type Office, OUTSIDER, openOffice, STARTER } from '../support/office.ts';
import { openForm } from '../support/open-form.ts';

const PBX = 'pbx-files';
const [LOGGER, UPSTART, PHP] = [
  '/etc/asterisk/logger.conf',
  '/etc/init/asterisk.conf',
  '/etc/ucware/ucware.php',
];
const CANARY = 'canary-db-password-7391';

/** The way to the plan of the first pass, without the questions before it. */
const FLOW = { ...ucware45to5, steps: [connect, decideConffiles(PASS_45), planPass(PASS_45)] };

describe('a whole conversation about configuration files', () => {
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

  it('are decided in buttons and forms, and revised until the plan is approved', {
    timeout: 180_000,
  }, async () => {
    const list = ['Konfigurationsdateien entscheiden', 'offen: 3'];
    const overview = await press('Nächste offene Datei ansehen', ...list);
    expect(renderMessage(overview)).toContain(UPSTART);
    // A second press on the same question counts for nothing.
    await office.press(STARTER, overview, 'Nächste offene Datei ansehen');
    await office.told(STARTER, 'nicht mehr offen');

    const clean = await office.asked(PBX, LOGGER, 'keine Widersprüche');
    expect(renderMessage(clean)).toContain('+++ UCware');
    expect(await office.press(OUTSIDER, clean, 'Zusammenführung übernehmen')).toEqual({ ok: true });
    await office.told(OUTSIDER, 'Das dürfen Sie');
    await press('Zusammenführung übernehmen', LOGGER, 'keine Widersprüche');

    await fill('Jemanden fragen …', [UPSTART, 'startet die Telefonie'], { person: APPROVER });
    await office.seen(
      ({ text }) => text.includes(`<@${APPROVER}>: <@${STARTER}> bittet um Rat`),
      'somebody being asked',
    );
    await press('Eigene Fassung behalten', UPSTART, 'startet die Telefonie');

    const form = await fill('Stelle 1 bearbeiten …', [PHP, 'Grundeinstellungen'], {
      text: "  'db_password' => 'typed-anew',",
    });
    expect(JSON.stringify(form)).toContain('⟦1⟧');
    await fill('Stelle 1 bearbeiten …', [PHP, 'etwas Geheimes'], {
      text: "  'db_password' => '⟦1⟧',",
    });
    await press('So übernehmen', 'offen: 0');
    const plan = await press('Konfigurationsdateien ändern', 'Plan für');
    await fill('Eine Datei ansehen …', ['offen: 0'], { file: 'file-2' });
    await press('Fassung des Herstellers nehmen', UPSTART, 'Bisher entschieden');
    await press('So übernehmen', 'offen: 0');
    expect(await decided()).toEqual([`${LOGGER} merge`, `${UPSTART} vendor`, `${PHP} merge`]);

    const anew = await office.seen(
      (one) => one.ts !== plan.ts && renderMessage(one).includes('Plan freigeben'),
      'the new plan',
    );
    expect(await office.press(APPROVER, anew, 'Plan freigeben')).toEqual({ ok: true });
    await office.seen((one) => renderMessage(one).includes('Alle Schritte sind erledigt'), 'end');
    await office.stopBot();
    const all = await office.everything();
    expect(all).not.toContain(CANARY);
    expect(all).not.toContain('typed-anew');
  });
});
