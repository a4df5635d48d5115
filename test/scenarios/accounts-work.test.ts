import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decideMerges } from '../../src/flows/ucware-4.5-to-5/configure/accounts/decide.ts';
import { importAccounts } from '../../src/flows/ucware-4.5-to-5/configure/accounts/import.ts';
import { verifyAccounts } from '../../src/flows/ucware-4.5-to-5/configure/accounts/verify.ts';
import { workOnAccounts } from '../../src/flows/ucware-4.5-to-5/configure/accounts/work.ts';
import { tableFor } from '../support/article-tables.ts';
import { beginListTalk, type ListTalk, PBX } from '../support/list-talk.ts';
import { APPROVER, OUTSIDER, STARTER } from '../support/office.ts';
import { openForm } from '../support/open-form.ts';
import { pressIn, renderWindow, windowWith } from '../support/window.ts';

const OK = { ok: true };
const HAND_IN = 'Tabelle einfügen oder Datei geben …';
/** One person is enough to see a list. */
const ARMIN = (tableFor('Benutzerübersicht') ?? '').split('\n').slice(0, 4).join('\n');
const DONE = 'Benutzername\tNebenstellen\narmin.artmann\t416, 4161, 4162';

describe('the work of a merge, ticked by a team', () => {
  let talk: ListTalk;
  const cli = (...words: string[]) => talk.office.cli('answer', PBX, ...words, '--as', STARTER);

  beforeEach(async () => {
    talk = await beginListTalk([importAccounts, decideMerges, workOnAccounts, verifyAccounts]);
    await talk.fill(STARTER, HAND_IN, [], { table: ARMIN });
    await talk.press(STARTER, 'Annehmen', 'Als Nächstes: Armin Artmann');
    await talk.press(STARTER, 'Liste abschließen', '1 von 1 erledigt');
    await talk.office.asked(PBX, '0 von 11 erledigt');
  });
  afterEach(() => talk.office.close());

  const record = (user: string, account: string, values: Record<string, unknown>) =>
    talk.fill(user, 'Erfassen …', [`Als Nächstes: Festhalten, was an \`${account}\``], values);

  it('begins with the way back, and holds the deletion until it is recorded what hung on the account', async () => {
    const before = await talk.file('konten-vorher-pbx-lists.csv');
    expect(before).toContain('armin.artmann.d;Armin;Artmann;;4161;');
    expect(before).toContain('gelöscht, 4161 an armin.artmann');
    await talk.press(STARTER, 'Liste …', '0 von 11 erledigt');
    const client = talk.person(STARTER);
    const list = await windowWith(client, '🔒 `armin.artmann.d` löschen');
    await pressIn(client, list, 'Ansehen', '`armin.artmann.d` löschen');
    const locked = await windowWith(client, 'Erst: Festhalten, was an `armin.artmann.d` hängt');
    expect(renderWindow(locked)).not.toContain('[Erledigt]');
    await client.closeView(locked.id);

    const { form, deed } = await record(STARTER, 'armin.artmann.d', { found: ['queues'] });
    expect(deed).toMatchObject({ fields: { notes: expect.stringContaining('was genau') } });
    expect(await client.submit(form.id, { notes: 'Warteschlange Hotline' })).toEqual(OK);
    await record(APPROVER, 'armin.artmann.m', {});
    // What was found is carried over: one point more.
    await talk.office.asked(PBX, '2 von 12 erledigt', 'Als Nächstes: Verbindungen');
    await talk.press(APPROVER, 'Erledigt', 'Als Nächstes: Verbindungen');
    await talk.office.asked(PBX, '3 von 12 erledigt', 'Als Nächstes: `armin.artmann.d` löschen');
    const { text } = await cli();
    expect(text).toContain('Warteschlangen von `armin.artmann.d` auf `armin.artmann` übertragen');
  });

  it('is ticked several at a time, by two people at once, and no tick is lost or counted twice', async () => {
    await record(STARTER, 'armin.artmann.d', {});
    await record(STARTER, 'armin.artmann.m', {});
    await talk.press(STARTER, 'Erledigt', 'Als Nächstes: Verbindungen');
    const words = ['3 von 11 erledigt'];
    await talk.press(STARTER, 'Mehrere abhaken …', ...words);
    const mine = await openForm(talk.person(STARTER));
    await talk.press(APPROVER, 'Mehrere abhaken …', ...words);
    const theirs = await openForm(talk.person(APPROVER));
    expect(renderWindow(mine)).toContain('armin.artmann.d löschen');
    const sent = [
      talk.person(STARTER).submit(mine.id, { ticks: ['0', '2'] }),
      talk.person(APPROVER).submit(theirs.id, { ticks: ['1', '3'] }),
    ];
    expect(await Promise.all(sent)).toEqual([OK, OK]);
    await talk.office.asked(PBX, '7 von 11 erledigt');
    const [, ...work] = await talk.entered();
    const ticks = work.flatMap(({ items, answer }) => items.map((item) => [item, answer.by.id]));
    expect(new Set(ticks.map(([item]) => item)).size).toBe(7);
    expect(ticks.slice(3).map(([, by]) => by)).toEqual(
      expect.arrayContaining([STARTER, STARTER, APPROVER, APPROVER]),
    );
  });

  it('is ticked by nobody who may not', async () => {
    await talk.press(OUTSIDER, 'Erfassen …', '0 von 11 erledigt');
    await talk.office.told(OUTSIDER, 'Das dürfen Sie auf diesem Server nicht');
    expect(await talk.person(OUTSIDER).modal()).toBeUndefined();
  });

  it('is gone on with by the next bot, where it was', async () => {
    const before = await talk.office.asked(PBX, '0 von 11 erledigt');
    await record(STARTER, 'armin.artmann.d', {
      found: ['parallel'],
      notes: 'Parallelruf auf 4162',
    });
    await talk.office.asked(PBX, '1 von 11 erledigt');
    await talk.office.stopBot();
    await talk.office.startBot();
    await record(APPROVER, 'armin.artmann.m', {});
    const now = await talk.office.asked(PBX, '2 von 11 erledigt', 'Verbindungen');
    expect(now.ts).toBe(before.ts);
    expect((await cli()).text).toContain('Notiert: Parallelruf auf 4162');
  });

  it('is closed with open points by somebody who says why, and the second overview tells the difference', async () => {
    expect(await cli('accounts-work.yes')).toMatchObject({ code: 1 });
    await talk.fill(STARTER, 'Mit offenen Punkten abschließen …', ['0 von 11 erledigt'], {
      reason: 'Rest macht der Dienstleister',
    });
    const half = DONE.replace(', 4162', '');
    await talk.office.seen(
      ({ text }) => text.includes('Offen gelassen, entschieden von') && text.includes('0 von 11'),
      'who left what open',
    );
    await talk.fill(STARTER, HAND_IN, ['Zum Vergleich'], {
      table: `${half}\narmin.artmann.m\t4162`,
    });
    await talk.office.asked(
      PBX,
      'Die Zusammenführung ist nicht wie entschieden',
      'Armin Artmann: teilweise erledigt',
      '`armin.artmann.m` gibt es noch, mit 4162',
    );
    const report = await talk.file('abgleich-konten-pbx-lists.md');
    expect(report).toMatch(
      /\| Armin Artmann \| teilweise erledigt \| .*armin.artmann.m gibt es noch/,
    );
    await talk.fill(STARTER, HAND_IN, ['teilweise erledigt'], { table: DONE });
    await talk.office.seen(
      ({ text }) => text.includes('Die Zusammenführung ist wie entschieden'),
      'the verdict on the second overview',
    );
  });
});
