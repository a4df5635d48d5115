import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeliveredMessage } from '../../src/rehearsal/slack/delivered.ts';
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
import { APPROVER, GUEST, OUTSIDER, STARTER } from '../support/office.ts';
import { openForm } from '../support/open-form.ts';

const OK = { ok: true };

describe('configuration files that both sides changed, in a conversation', () => {
  let talk: FilesTalk;

  beforeEach(async () => {
    talk = await beginFilesTalk();
  });
  afterEach(() => talk.office.close());

  it('are decided in a form and on the command line, by whom it concerns, and without a secret', {
    timeout: 120_000,
  }, async () => {
    const { office, fill, decided } = talk;
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
    const asking = 'Jemanden fragen …';
    const question = await office.asked(PBX, PHP, asking);
    expect(await office.press(STARTER, question, asking)).toEqual(OK);
    const client = createSlackUserClient(office.slack.url, STARTER);
    const form = await openForm(client);
    expect(await client.submit(form.id, { person: GUEST })).toMatchObject({
      fields: { person: expect.stringContaining('kein Mitglied dieses Workspace') },
    });
    const nobody = await cli('ask', '--set', 'person=karla');
    expect(nobody).toMatchObject({
      code: 1,
      text: expect.stringContaining('„karla“ kennt das Inventar nicht'),
    });
    expect(await client.submit(form.id, { person: APPROVER, note: 'Welches Limit?' })).toEqual(OK);
    const advice = ({ text }: DeliveredMessage) =>
      text.includes(`<@${APPROVER}>: `) && text.includes('Welches Limit?');
    await office.seen(advice, 'the question to somebody else');
    const edit = (text: string) => cli('edit-1', '--set', `text=  'db_password' => '${text}',`);
    const refused = await edit('typed-anew');
    expect(refused.code).toBe(1);
    expect(refused.text).toContain('etwas, das geheim sein kann');
    expect(await edit('⟦1⟧')).toMatchObject({ code: 0 });
    await office.asked(PBX, 'Bearbeitet ist Stelle 1', 'Noch offen: Stelle 2');
    const rest = ['--set', 'hunk-1=edited', '--set', 'hunk-2=both'];
    expect(await cli('hunks', ...rest)).toMatchObject({ code: 0 });
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
