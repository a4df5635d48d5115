import { afterEach, describe, expect, it } from 'vitest';
import { importAccounts } from '../../src/flows/ucware-4.5-to-5/configure/accounts/import.ts';
import { faxSteps } from '../../src/flows/ucware-4.5-to-5/configure/fax/steps.ts';
import { connect } from '../../src/flows/ucware-4.5-to-5/prepare/connect.ts';
import { countBefore } from '../../src/flows/ucware-4.5-to-5/prepare/count-before.ts';
import { scan } from '../../src/flows/ucware-4.5-to-5/prepare/scan.ts';
import { beginListTalk, type ListTalk, PBX } from '../support/list-talk.ts';
import { STARTER } from '../support/office.ts';

const FROM_SERVER = 'Vom Server lesen';
const QUERIED = 'Eintragen, Benutzer vom Server lesen …';
const COUNTS = { users: '2', queues: '0', faxes: '1', groups: '3' };
const users = (name: string) => `SELECT '${name}' AS Benutzername, '417' AS Nebenstellen`;

describe('the queries of the inventory', () => {
  let talk: ListTalk;
  afterEach(() => talk.office.close());

  it('give the overview before the upgrade, where root logs in over the socket already', async () => {
    const entry = { tables: { users: users('iris.immsee') } };
    talk = await beginListTalk([connect, scan, countBefore, importAccounts], entry, 'mysql-ready');
    await talk.fill(STARTER, QUERIED, ['Wie viele Benutzer'], COUNTS);
    expect(await talk.file('benutzer-vorher-pbx-lists.tsv')).toBe(
      'Benutzername\tNebenstellen\niris.immsee\t417\n',
    );
    await talk.office.seen(
      ({ text }) =>
        text.includes('1 Zeile mit 1 Nummer übernommen') &&
        text.includes('Eingerichtete Benutzer: 2; hier sind es 1'),
      'what was read, beside what was counted',
    );
    await talk.press(STARTER, 'Übersicht von vor dem Update nehmen', 'Administration > Benutzer');
    await talk.office.seen(
      ({ text, thread_ts }) => thread_ts !== undefined && text.includes('mysql --batch'),
      'the overview from before, read as it was written',
    );
  });

  it('that give no overview leave the question open, with what is wrong', async () => {
    const entry = { tables: { users: users('') } };
    talk = await beginListTalk([connect, scan, countBefore], entry, 'mysql-ready');
    await talk.fill(STARTER, QUERIED, ['Wie viele Benutzer'], COUNTS);
    await talk.office.asked(PBX, 'fehlt der Benutzername', QUERIED);
  });

  it('give fax numbers and groups together, and both once more to compare', async () => {
    const entry = {
      tables: {
        faxes: "SELECT 'Fax Lager' AS Name, '404' AS Nebenstelle",
        groups: "SELECT 'Lager' AS Titel, 'lager' AS Name, 'user' AS Typ",
      },
    };
    talk = await beginListTalk([connect, ...faxSteps], entry, '5');
    await talk.press(STARTER, FROM_SERVER, 'Jetzt die Faxnummern');
    expect(await talk.file('faxnummern-pbx-lists.tsv')).toContain('Fax Lager\t404');
    expect(await talk.file('gruppen-pbx-lists.tsv')).toContain('Lager\tlager\tuser');
    await talk.press(STARTER, 'Annehmen', 'Als Nächstes: Faxgruppe Lager');
    await talk.press(STARTER, 'Liste abschließen', '1 von 1 erledigt');
    const reason = { reason: 'folgt' };
    await talk.fill(STARTER, 'Mit offenen Punkten abschließen …', ['Arbeitsliste'], reason);
    await talk.press(STARTER, FROM_SERVER, 'Zum Vergleich');
    await talk.office.asked(PBX, 'Die Fax-Gruppe ist nicht wie entschieden');
    expect(await talk.file('gruppen-danach-pbx-lists.tsv')).toContain('lager\tuser');
    expect(await talk.file('faxnummern-danach-pbx-lists.tsv')).toContain('404');
  });

  it('say which of two tables a query did not give', async () => {
    const entry = {
      tables: {
        faxes: "SELECT 'Fax Lager' AS Name, '404' AS Nebenstelle",
        groups: "SELECT 'Lager' AS Titel",
      },
    };
    talk = await beginListTalk([connect, ...faxSteps], entry, '5');
    await talk.press(STARTER, FROM_SERVER, 'Jetzt die Faxnummern');
    await talk.office.asked(PBX, '`tables.groups`', 'In der Kopfzeile fehlt: Name, Typ');
  });

  it('wait until root may log in over the socket; the question says so and has the other ways', async () => {
    const entry = { tables: { users: users('iris.immsee') } };
    talk = await beginListTalk([connect, scan, countBefore], entry);
    const asked = await talk.office.asked(PBX, 'Wie viele Benutzer', 'geht hier noch nicht');
    expect(JSON.stringify(asked.blocks)).not.toContain(QUERIED);
    await talk.press(STARTER, 'Eintragen …', 'einfügen oder als Datei geben');
  });
});
