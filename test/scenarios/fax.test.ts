import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decideFaxGroups } from '../../src/flows/ucware-4.5-to-5/configure/fax/decide.ts';
import { importFaxNumbers } from '../../src/flows/ucware-4.5-to-5/configure/fax/import.ts';
import { verifyFax } from '../../src/flows/ucware-4.5-to-5/configure/fax/verify.ts';
import { workOnFaxGroups } from '../../src/flows/ucware-4.5-to-5/configure/fax/work.ts';
import { tableFor } from '../support/article-tables.ts';
import { beginListTalk, type ListTalk, PBX } from '../support/list-talk.ts';
import { APPROVER, OUTSIDER, STARTER } from '../support/office.ts';
import { pressIn, renderWindow, windowWith } from '../support/window.ts';

const OK = { ok: true };
const HAND_IN = 'Tabelle einfügen oder Datei geben …';
const table = (label: string): string => tableFor(label) ?? '';

describe('fax groups, in a conversation', () => {
  let talk: ListTalk;

  beforeEach(async () => {
    talk = await beginListTalk([importFaxNumbers, decideFaxGroups, workOnFaxGroups, verifyFax]);
  });
  afterEach(() => talk.office.close());

  it('are decided with the privacy note in sight, created by a team, and verified', async () => {
    const wrong = await talk.fill(STARTER, HAND_IN, ['Administration > Fax'], {
      table: table('Faxnummern'),
      groups: 'Id\tTitel\n1\tAdmins',
    });
    expect(wrong.deed).toMatchObject({ fields: { groups: expect.stringContaining('Name, Typ') } });
    const client = talk.person(STARTER);
    const groups = table('Gruppen (Administration');
    expect(await client.submit(wrong.form.id, { groups })).toEqual(OK);

    await talk.press(STARTER, 'Faxübersicht neu übergeben', '0 von 4 erledigt');
    const faxes = ['Administration > Fax'];
    await talk.fill(STARTER, HAND_IN, faxes, { table: table('Faxnummern') });
    await talk.office.seen(
      ({ text }) => text.includes('Gruppen: wie vorhin übergeben'),
      'what became of the groups',
    );

    await talk.press(STARTER, 'Liste …', 'Datenschutz', '0 von 4 erledigt');
    const list = await windowWith(client, 'Faxgruppe Buchhaltung');
    await pressIn(client, list, 'Ansehen', 'Faxgruppe Buchhaltung');
    const item = await windowWith(client, 'Name `faxgruppe_buchhaltung`, Typ `fax`');
    expect(renderWindow(item)).toMatch(/Alle Mitglieder der Benutzergruppe sehen alle/);
    expect(renderWindow(item)).toContain('lassen sich später nicht mehr ändern');
    await pressIn(client, item, 'Ändern …');
    const form = await windowWith(client, 'Systeminterner Name');
    const bad = { name: 'Faxgruppe Büro', 'user-groups': 'buero' };
    expect(await client.submit(form.id, bad)).toMatchObject({
      fields: {
        name: expect.stringContaining('faxgruppe_buero'),
        'user-groups': expect.stringContaining('gibt es nicht'),
      },
    });
    const good = { name: 'faxgruppe_buero', 'user-groups': 'buchhaltung, zentrale' };
    expect(await client.submit(form.id, good)).toEqual(OK);
    await talk.press(OUTSIDER, 'Annehmen', '1 von 4 erledigt');
    await talk.office.told(OUTSIDER, 'Das dürfen Sie auf diesem Server nicht');
    await talk.press(STARTER, 'Faxübersicht neu übergeben', '1 von 4 erledigt');
    const more = `${groups}\n99\tEinkauf\teinkauf\tuser`;
    await talk.fill(STARTER, 'Nur die Gruppen neu übergeben …', faxes, { groups: more });
    await talk.press(STARTER, 'Neue Übersicht übernehmen', 'geändert hat: 1', 'wieder geöffnet: 0');
    for (const done of [1, 2]) await talk.press(APPROVER, 'Annehmen', `${done} von 4 erledigt`);
    await talk.fill(STARTER, 'Ablehnen …', ['3 von 4 erledigt'], { reason: 'abgeschaltet' });
    await talk.press(STARTER, 'Liste abschließen', '4 von 4 erledigt');

    await talk.office.asked(PBX, 'Arbeitsliste', 'Faxgruppe Buchhaltung: 0/5');
    const closing = { reason: 'Rest nächste Woche' };
    await talk.fill(STARTER, 'Mit offenen Punkten abschließen …', ['Arbeitsliste'], closing);
    const after = table('Gruppenübersicht nach den Änderungen');
    await talk.fill(STARTER, HAND_IN, ['Zum Vergleich'], { table: after });
    await talk.office.asked(PBX, '2 von 3 Fax-Gruppen', '`faxgruppe_buero`');
    const renamed = after.replace('faxgruppe_buchhaltung', 'faxgruppe_buero');
    await talk.fill(STARTER, HAND_IN, ['2 von 3 Fax-Gruppen'], { table: renamed });
    await talk.office.seen(
      ({ text }) => text.includes('Alle 3 Fax-Gruppen sind wie festgelegt angelegt'),
      'the verdict on the group overview',
    );
    expect(await talk.file('abgleich-fax-pbx-lists.md')).toContain('Nicht abgehakt');
  });
});
