import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importAccounts } from '../../src/flows/ucware-4.5-to-5/configure/accounts/import.ts';
import { forwardSteps } from '../../src/flows/ucware-4.5-to-5/configure/forwards/steps.ts';
import { beginListTalk, type ListTalk, PBX } from '../support/list-talk.ts';
import { APPROVER, STARTER } from '../support/office.ts';
import { openForm } from '../support/open-form.ts';
import { renderWindow } from '../support/window.ts';

const OK = { ok: true };
const USERS = [
  'Benutzername;Vorname;Nachname;Nebenstellen;Rufumleitungsprofile',
  'iris.immsee;Iris;Immsee;417;Urlaub',
  'ralf.ranke;Ralf;Ranke;414;',
  'sandra.singer;Sandra;Singer;413;Betriebsferien',
  'telefon;;;400;Standard',
].join('\n');

describe('forwarding profiles, in a conversation', () => {
  let talk: ListTalk;

  beforeEach(async () => {
    talk = await beginListTalk([importAccounts, ...forwardSteps]);
    const file = await talk.person(STARTER).upload('Benutzer.csv', USERS);
    await talk.fill(STARTER, 'Tabelle einfügen oder Datei geben …', [], {
      'table-file': [file.id],
    });
  });
  afterEach(() => talk.office.close());

  it('are those of another overview when the first one was the wrong one', async () => {
    await talk.press(STARTER, 'Benutzerübersicht neu übergeben', 'geschäftskritische');
    const right = `${USERS}\nnacht;;;499;Nachtschaltung`;
    await talk.fill(STARTER, 'Tabelle einfügen oder Datei geben …', ['Administration > Benutzer'], {
      table: right,
    });
    await talk.fill(STARTER, 'Eintragen …', ['geschäftskritische'], { critical: '499' });
    await talk.press(STARTER, 'Hier im Kanal veröffentlichen', 'Liebe Kolleginnen und Kollegen');
    await talk.office.asked(PBX, 'Geschäftskritisch: 0/2 · Alle anderen: 0/2', 'nacht: ');
  });

  it('come back, those the business depends on first, and whoever says so ticks them', async () => {
    await talk.fill(STARTER, 'Eintragen …', ['geschäftskritische'], { critical: '400' });
    expect(await talk.file(`rufumleitungen-${PBX}.txt`)).toMatch(/Liebe Koll.*Dear colleagues/s);
    await talk.press(STARTER, 'Hier im Kanal veröffentlichen', 'Liebe Kolleginnen und Kollegen');
    const list = await talk.office.asked(PBX, 'Geschäftskritisch: 0/2 · Alle anderen: 0/1');
    await talk.office.seen(
      ({ text, thread_ts }) => thread_ts === undefined && text.includes('Liebe Kolleginnen'),
      'the notice in the channel',
    );
    await talk.press(APPROVER, 'Mehrere abhaken …', '0 von 3 erledigt', 'Zuerst');
    const form = await openForm(talk.person(APPROVER));
    expect(renderWindow(form)).toMatch(/Sandra Singer.*telefon/);
    expect(renderWindow(form)).not.toContain('Ralf Ranke');
    expect(await talk.person(APPROVER).submit(form.id, { ticks: ['0', '1'] })).toEqual(OK);
    await talk.press(STARTER, 'Nicht nötig', '2 von 3 erledigt', 'Iris Immsee');
    await talk.press(STARTER, 'Liste abschließen', '3 von 3 erledigt');
    await talk.office.seen(
      ({ text, thread_ts }) =>
        thread_ts === list.thread_ts && text.includes('Rufumleitungen abgehakt: 3 von 3'),
      'the outcome',
    );
  });
});
