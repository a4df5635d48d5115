import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderMessage } from '../../src/rehearsal/slack/render/render-message.ts';
import { createSlackUserClient } from '../../src/rehearsal/slack/user-client.ts';
import {
  beginFilesTalk,
  CANARY,
  type FilesTalk,
  LOGGER,
  PBX,
  PHP,
  UPSTART,
} from '../support/files-talk.ts';
import { APPROVER, OUTSIDER, STARTER } from '../support/office.ts';
import { openForm } from '../support/open-form.ts';

describe('a whole conversation about configuration files', () => {
  let talk: FilesTalk;

  beforeEach(async () => {
    talk = await beginFilesTalk();
  });
  afterEach(() => talk.office.close());

  it('are decided in buttons and forms, and revised until the plan is approved', {
    timeout: 180_000,
  }, async () => {
    const { office, press, fill, decided } = talk;
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

    await press('Stelle 1 bearbeiten …', PHP, 'Grundeinstellungen');
    const client = createSlackUserClient(office.slack.url, STARTER);
    const form = await openForm(client);
    expect(JSON.stringify(form)).toContain('⟦1⟧');
    const edit = (value: string) =>
      client.submit(form.id, { text: `  'db_password' => '${value}',` });
    // What was typed stays in the form, and nowhere else.
    expect(JSON.stringify(await edit('typed-anew'))).toContain('etwas, das geheim sein kann');
    expect(await edit('⟦1⟧')).toEqual({ ok: true });
    // Nobody has looked at the other hunk yet.
    const both = { 'hunk-1': 'edited', 'hunk-2': 'both' };
    await fill(
      'Stelle für Stelle entscheiden …',
      ['Bearbeitet ist Stelle 1', 'Noch offen: Stelle 2'],
      both,
    );
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
    await office.seen((one) => renderMessage(one).includes('Abgeschlossen'), 'end');
    await office.stopBot();
    const all = await office.everything();
    expect(all).not.toContain(CANARY);
    expect(all).not.toContain('typed-anew');
  });
});
