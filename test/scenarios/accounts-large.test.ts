import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { proposeMerges } from '../../src/flows/merges/accounts/propose-merges.ts';
import { MergeSettings } from '../../src/flows/merges/accounts/settings.ts';
import { decideMerges } from '../../src/flows/ucware-4.5-to-5/configure/accounts/decide.ts';
import { importAccounts } from '../../src/flows/ucware-4.5-to-5/configure/accounts/import.ts';
import { makeCustomer } from '../flows/merges/accounts/customer.ts';
import { beginListTalk, type ListTalk, PBX } from '../support/list-talk.ts';
import { STARTER } from '../support/office.ts';
import { pressIn, renderWindow, windowWith } from '../support/window.ts';

const OK = { ok: true };

const { rows } = makeCustomer(500, 7);
/** Their overview, as a file. */
const OVERVIEW = [
  'Benutzername;Vorname;Nachname;E-Mail;Nebenstellen',
  ...rows.map((row) =>
    [row.username, row.firstName, row.lastName, row.email, row.numbers.join(', ')].join(';'),
  ),
].join('\n');
/** The first one that is only likely. */
const LIKELY = proposeMerges(rows, MergeSettings.parse({})).proposals.find(
  ({ confidence }) => confidence === 'likely',
);

describe('a customer with 500 accounts', () => {
  let talk: ListTalk;

  beforeEach(async () => {
    talk = await beginListTalk([importAccounts, decideMerges]);
    const file = await talk.person(STARTER).upload('Benutzer.csv', OVERVIEW);
    await talk.fill(STARTER, 'Tabelle einfügen oder Datei geben …', [], {
      'table-file': [file.id],
    });
  });
  afterEach(() => talk.office.close());

  it('gets one list with sections, pages and a filter, and no message for each person', async () => {
    const asked = await talk.office.asked(PBX, 'Vorschläge', 'Sicher: 0/', 'Rückfragen: 0/');
    const client = talk.person(STARTER);
    const thread = await client.thread(asked.channel, asked.thread_ts ?? '');
    expect(thread.length).toBeLessThan(10);

    await talk.office.press(STARTER, asked, 'Liste …');
    const first = await windowWith(client, 'Seite 1 von');
    const count = Number(/0 von (\d+) erledigt/.exec(renderWindow(first))?.[1]);
    const pages = Number(/Seite 1 von (\d+)/.exec(renderWindow(first))?.[1]);
    expect(count).toBeGreaterThan(100);
    expect(pages).toBe(Math.ceil(count / 20));
    const titles = new Set<string>();
    let page = first;
    for (let at = 1; at <= pages; at += 1) {
      page = await windowWith(client, `Seite ${at} von ${pages}`);
      for (const line of renderWindow(page).split('\n')) if (line.startsWith('☐')) titles.add(line);
      if (at < pages) expect(await pressIn(client, page, 'Nächste →')).toEqual(OK);
    }
    expect(titles.size).toBe(count);
    expect(renderWindow(page)).not.toContain('Nächste →');

    await client.clickModal(page.id, { actionId: 'filter', value: 'likely' });
    const name = `zu \`${LIKELY?.survivor.row.username}\``;
    await pressIn(client, await windowWith(client, name), 'Ansehen', name);
    const item = await windowWith(client, 'Wahrscheinlich, aber nicht alles passt');
    expect(await pressIn(client, item, 'Später')).toEqual(OK);
    await windowWith(client, `0 von ${count} erledigt`);
  });
});
