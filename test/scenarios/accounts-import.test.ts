import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { proposeMerges } from '../../src/flows/merges/accounts/propose-merges.ts';
import { MergeSettings } from '../../src/flows/merges/accounts/settings.ts';
import { decideMerges } from '../../src/flows/ucware-4.5-to-5/configure/accounts/decide.ts';
import { importAccounts } from '../../src/flows/ucware-4.5-to-5/configure/accounts/import.ts';
import { makeCustomer } from '../flows/merges/accounts/customer.ts';
import { sheetsIn } from '../flows/merges/table/workbook.ts';
import { tableFor } from '../support/article-tables.ts';
import { beginListTalk, type ListTalk, PBX } from '../support/list-talk.ts';
import { OUTSIDER, STARTER } from '../support/office.ts';
import { openForm } from '../support/open-form.ts';
import { pressIn, renderWindow, windowWith } from '../support/window.ts';

const OK = { ok: true };
const USERS = tableFor('Benutzerübersicht') ?? '';
const HAND_IN = 'Tabelle einfügen oder Datei geben …';

describe('the user overview, handed in in Slack', () => {
  let talk: ListTalk;

  beforeEach(async () => {
    talk = await beginListTalk([importAccounts, decideMerges]);
  });
  afterEach(() => talk.office.close());

  it('is taken as it was copied from the Admin client', async () => {
    const { deed } = await talk.fill(STARTER, HAND_IN, [], { table: USERS });
    expect(deed).toEqual(OK);
    await talk.office.asked(PBX, '4 Vorschläge und 0 Rückfragen');
  });

  it('is told line by line what is wrong with it, and stays in the form until it is right', async () => {
    const wrong = USERS.replace('\t4131', '\tvier\teins').replace('\t417\n', '\t4,17E+2\n');
    const { form, deed } = await talk.fill(STARTER, HAND_IN, [], { table: wrong });
    expect(deed).toMatchObject({ ok: false, error: 'rejected' });
    const told = deed.ok ? '' : (deed.fields?.['table'] ?? '');
    expect(told).toMatch(/Zeile 5: .*gerundet/);
    expect(told).toMatch(/Zeile 12: Die Zeile hat 5 Zellen, die Kopfzeile 4/);
    expect(told).toContain('sandra.singer.d · Sandra · Singer · vier · eins');

    const client = talk.person(STARTER);
    expect(await client.submit(form.id, { table: 'Bitte umblättern' })).toMatchObject({
      fields: { table: expect.stringContaining('Benutzername, Nebenstellen') },
    });
    expect(await client.submit(form.id, { table: USERS, suffixes: '.d Toaster' })).toMatchObject({
      fields: { suffixes: expect.stringContaining('„.d Toaster“ ist unklar') },
    });
    expect(await client.submit(form.id, { table: USERS, suffixes: '.m Handy' })).toEqual(OK);
    // Without `.d` there is an account left of everybody that fits nowhere: nothing is certain any more.
    await talk.office.asked(PBX, '4 Vorschläge und 4 Rückfragen', 'Wahrscheinlich: 0/4');
  });

  it('is taken from a file as a spreadsheet of a German Windows writes it', async () => {
    const client = talk.person(STARTER);
    const lines = USERS.replaceAll('\t', ';')
      .replaceAll('\n', '\r\n')
      .replaceAll('Immsee', 'Müller');
    const bytes = Buffer.from(`${lines}\r\n`, 'latin1');
    const file = await client.upload('Benutzer.csv', new Uint8Array(bytes));
    const { deed } = await talk.fill(STARTER, HAND_IN, [], { 'table-file': [file.id] });
    expect(deed).toEqual(OK);
    await talk.office.asked(PBX, '4 Vorschläge', 'Iris Müller');
  });

  it('is taken from a workbook with a cover, in Slack and on the command line', async () => {
    const client = talk.person(STARTER);
    const rows = USERS.trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    const bytes = sheetsIn({ Deckblatt: [['Telefonanlage']], Benutzer: rows });
    const wrong = sheetsIn({ Deckblatt: [['Telefonanlage']], Notizen: [['nichts']] });
    const file = await client.upload('Benutzer.xlsx', wrong);
    const { form, deed } = await talk.fill(STARTER, HAND_IN, [], { 'table-file': [file.id] });
    expect(deed.ok ? '' : deed.fields?.['table-file']).toMatch(
      /Auf keinem Blatt .*Angesehen: „Deckblatt“, „Notizen“/,
    );
    const folder = await mkdtemp(join(tmpdir(), 'workbook-'));
    const path = join(folder, 'Benutzer.xlsx');
    await writeFile(path, wrong);
    const cli = () =>
      talk.office.cli(
        'answer',
        PBX,
        'accounts-overview.give',
        '--file',
        `table-file=${path}`,
        '--as',
        STARTER,
      );
    await expect(cli()).rejects.toThrow(/Auf keinem Blatt .*„Notizen“/);
    await rm(folder, { recursive: true });
    const better = await client.upload('Benutzer.xlsx', bytes);
    expect(await client.submit(form.id, { 'table-file': [better.id] })).toEqual(OK);
    await talk.office.asked(PBX, '4 Vorschläge und 0 Rückfragen');
  });

  it('is not taken when another table is pasted beside the file, and the form says what both are', async () => {
    const client = talk.person(STARTER);
    const fewer = USERS.trimEnd().split('\n').slice(0, -2).join('\n');
    const file = await client.upload('Benutzer.csv', fewer);
    const both = { table: USERS, 'table-file': [file.id] };
    const { form, deed } = await talk.fill(STARTER, HAND_IN, [], both);
    expect(deed).toMatchObject({ ok: false, error: 'rejected' });
    expect(deed.ok ? '' : deed.fields?.['table']).toMatch(
      /eingefügt \(13 Einträge\), .*Datei gegeben \(11 Einträge\)\. Bitte eines von beiden leeren/,
    );
    const same = await client.upload('Benutzer.csv', USERS.replaceAll('\t', ';'));
    expect(await client.submit(form.id, { table: USERS, 'table-file': [same.id] })).toEqual(OK);
    await talk.office.asked(PBX, '4 Vorschläge und 0 Rückfragen');
  });

  it('says of a file that is no table what it is', async () => {
    const client = talk.person(STARTER);
    const file = await client.upload(
      'Benutzer.png',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1]),
    );
    const { deed } = await talk.fill(STARTER, HAND_IN, [], { 'table-file': [file.id] });
    expect(deed).toMatchObject({ ok: false, error: 'rejected' });
    expect(deed.ok ? {} : deed.fields).toHaveProperty('table-file');
    expect((await openForm(client)).id).toBeDefined();
  });

  it('is asked of nobody who may not answer', async () => {
    await talk.press(OUTSIDER, HAND_IN);
    await talk.office.told(OUTSIDER, 'Das dürfen Sie auf diesem Server nicht');
    expect(await talk.person(OUTSIDER).modal()).toBeUndefined();
  });

  it('is left out on the command line, with the reason, and so is all that needs it', async () => {
    const cli = (...words: string[]) => talk.office.cli('answer', PBX, ...words, '--as', STARTER);
    await talk.office.asked(PBX, HAND_IN);
    const shown = await cli();
    expect(shown.text).toContain('Benutzerübersicht');
    expect(shown.text).toMatch(/answer pbx-lists \d+\.skip-part/);
    expect(await cli('accounts-overview.skip-part')).toMatchObject({ code: 1 });
    const reason = 'Jeder hatte nur ein Konto';
    const { code } = await cli('accounts-overview.skip-part', '--set', `reason=${reason}`);
    expect(code).toBe(0);
    await talk.office.seen(
      ({ text, thread_ts }) =>
        thread_ts !== undefined && text.includes('Ausgelassen') && text.includes(reason),
      'the reason in the thread',
    );
    const status = await talk.office.cli('status', PBX, '--as', STARTER);
    expect(status.text).not.toContain('accounts-decide');
  });

  it('shows no window of a list that is not open', async () => {
    await talk.fill(STARTER, HAND_IN, [], { table: USERS });
    const asked = await talk.office.asked(PBX, '4 Vorschläge');
    const cli = (...words: string[]) => talk.office.cli('answer', PBX, ...words, '--as', STARTER);
    const { code } = await cli('accounts-decide.skip-part', '--set', 'reason=nächstes Jahr');
    expect(code).toBe(0);
    expect(await talk.office.press(STARTER, asked, 'Liste …')).toEqual(OK);
    await windowWith(talk.person(STARTER), 'inzwischen geschlossen');
  });
});

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
    await talk.fill(STARTER, HAND_IN, [], {
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
