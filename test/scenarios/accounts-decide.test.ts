import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountSteps } from '../../src/flows/ucware-4.5-to-5/configure/accounts/steps.ts';
import type { DeliveredView } from '../../src/rehearsal/slack/delivered.ts';
import { tableFor } from '../support/article-tables.ts';
import { beginListTalk, type ListTalk, PBX } from '../support/list-talk.ts';
import { APPROVER, GUEST, OUTSIDER, STARTER } from '../support/office.ts';
import { pressIn, renderWindow, windowWith } from '../support/window.ts';

const OK = { ok: true };
const USERS = tableFor('Benutzerübersicht') ?? '';
const HAND_IN = 'Tabelle einfügen oder Datei geben …';

describe('proposals to merge accounts, in a conversation', () => {
  let talk: ListTalk;

  beforeEach(async () => {
    talk = await beginListTalk(accountSteps);
    await talk.fill(STARTER, HAND_IN, [], { table: USERS });
    await talk.office.asked(PBX, '0 von 4 erledigt');
  });
  afterEach(() => talk.office.close());

  /** Opens the list and in it the proposal of this person. */
  async function lookAt(user: string, name: string): Promise<DeliveredView> {
    const client = talk.person(user);
    await talk.press(user, 'Liste …', 'von 4 erledigt');
    const list = await windowWith(client, 'von 4 erledigt', name);
    expect(await pressIn(client, list, 'Ansehen', name)).toEqual(OK);
    return windowWith(client, name, 'Zur Liste');
  }

  const choices = async (): Promise<string[]> =>
    (await talk.entered()).map(({ answer }) => answer.choice);

  it('are opened, looked at and accepted one by one; there is no way to accept them all', async () => {
    const item = await lookAt(STARTER, 'Iris Immsee');
    const shown = renderWindow(item);
    expect(shown).toContain('Werden gelöscht: `iris.immsee.d`, `iris.immsee.m`');
    expect(shown).toContain('Rufumleitungsprofile von `iris.immsee.d`, `iris.immsee.m`');
    expect(shown).toMatch(/\*4171\*: bisher iris\.immsee\.d: DECT-Telefon · .*DECT-Telefon ✓/);
    expect(shown).not.toMatch(/[Aa]lle annehmen/);
    const client = talk.person(STARTER);
    expect(await pressIn(client, item, 'Annehmen')).toEqual(OK);
    const left = renderWindow(await windowWith(client, '1 von 4 erledigt'));
    expect(left).not.toContain('Iris');
    await talk.office.asked(PBX, '1 von 4 erledigt', 'Iris Immsee', 'Annehmen, @Sabine Starke');
    expect(await talk.entered()).toMatchObject([
      { answer: { choice: 'accept', by: { id: STARTER } } },
    ]);
  });

  it('are changed in the form with the matrix, which loses no number and gives none away twice', async () => {
    const client = talk.person(STARTER);
    await pressIn(client, await lookAt(STARTER, 'Armin Artmann'), 'Ändern …');
    const form = await windowWith(client, 'Welches Konto bleibt?');
    const send = (values: Record<string, unknown>) => client.submit(form.id, values);
    const refusal = (field: string, words: string) => ({
      ok: false,
      error: 'rejected',
      fields: { [field]: expect.stringContaining(words) },
    });
    expect(await send({ 'number-1': [] })).toMatchObject(
      refusal('number-1', '4161 läutet so nirgends'),
    );
    expect(await send({ 'number-1': ['1'], take: '999' })).toMatchObject(
      refusal('take', '999 steht bei keinem Konto'),
    );
    expect(await send({ take: '', 'given-up': '417' })).toMatchObject(
      refusal('given-up', '417 gehört zu keinem dieser Konten'),
    );
    expect(await send({ 'given-up': '', keep: ['0'] })).toMatchObject(
      refusal('keep', 'kann nicht zugleich'),
    );
    await talk.press(APPROVER, 'Später', 'Als Nächstes: Armin Artmann');
    await talk.press(APPROVER, 'Annehmen', 'Als Nächstes: Iris Immsee');
    await talk.office.asked(PBX, '1 von 4 erledigt');
    expect(await send({ keep: [], take: '417' })).toMatchObject(refusal('take', '417'));
    expect(await choices()).toEqual(['later', 'accept']);

    expect(
      await send({ take: '', 'slot-1': 'softphone', 'number-2': ['1'], 'number-1': ['0', '1'] }),
    ).toEqual(OK);
    await windowWith(client, '2 von 4 erledigt');
    expect(await talk.entered()).toMatchObject([
      {},
      {},
      { answer: { choice: 'edit', values: { 'slot-1': 'softphone', 'number-1': '0,1' } } },
    ]);
    for (const name of ['Ralf Ranke', 'Sandra Singer']) {
      await talk.press(STARTER, 'Annehmen', `Als Nächstes: ${name}`);
    }
    await talk.press(STARTER, 'Liste abschließen', '4 von 4 erledigt');
    await talk.fill(STARTER, 'Ohne Snapshot weiter …', ['zu löschen: 8 Konten'], {
      reason: 'Nacht-Backup genügt',
    });
    await talk.office.asked(PBX, 'Arbeitsliste', 'Armin Artmann');
    const { text } = await talk.office.cli('answer', PBX, '--as', STARTER);
    expect(text).toContain('Slot Softphone bei `armin.artmann` hinzufügen');
    expect(text).not.toContain('Slot DECT-Telefon bei `armin.artmann` hinzufügen');
  });

  it('whose number somebody else already gets are not accepted, and the person reads why', async () => {
    await talk.fill(STARTER, 'Ändern …', ['Als Nächstes: Armin Artmann'], { take: '4171' });
    await talk.press(STARTER, 'Annehmen', 'Als Nächstes: Iris Immsee');
    await talk.office.told(STARTER, '4171', 'Armin Artmann');
    expect(await choices()).toEqual(['edit']);
    await talk.office.asked(PBX, '1 von 4 erledigt', 'Als Nächstes: Iris Immsee');
  });

  it('are refused with a reason, ruled out for ever, and opened again', async () => {
    const first = await talk.fill(STARTER, 'Ablehnen …', ['Als Nächstes: Armin Artmann'], {});
    expect(first.deed).toMatchObject({ ok: false, error: 'invalid_input' });
    const client = talk.person(STARTER);
    expect(await client.submit(first.form.id, { reason: 'Vater und Sohn' })).toEqual(OK);
    const { form, deed } = await talk.fill(
      STARTER,
      'Nie zusammenführen …',
      ['Als Nächstes: Iris Immsee'],
      { accounts: ['iris.immsee'] },
    );
    expect(renderWindow(form)).toContain('Diese Konten gehören verschiedenen Leuten');
    expect(deed).toMatchObject({
      fields: { accounts: expect.stringContaining('Bitte mindestens zwei') },
    });
    const all = ['iris.immsee', 'iris.immsee.d', 'iris.immsee.m'];
    expect(await client.submit(form.id, { accounts: all })).toEqual(OK);
    await talk.office.asked(PBX, '2 von 4 erledigt', 'Nie zusammenführen: 1/1');
    expect(await talk.entered()).toMatchObject([
      { answer: { choice: 'refuse', values: { reason: 'Vater und Sohn' } } },
      {
        answer: {
          choice: 'never',
          values: { accounts: 'iris.immsee,iris.immsee.d,iris.immsee.m' },
        },
      },
    ]);

    await talk.press(STARTER, 'Liste …', '2 von 4 erledigt');
    const list = await windowWith(client, '2 von 4 erledigt');
    await client.clickModal(list.id, { actionId: 'filter', value: 'done' });
    const done = await windowWith(client, 'Armin Artmann', 'Iris Immsee');
    await pressIn(client, done, 'Ansehen', 'Armin');
    const item = await windowWith(client, 'Ablehnen, @Sabine Starke', 'Wieder öffnen');
    expect(await pressIn(client, item, 'Wieder öffnen')).toEqual(OK);
    await windowWith(client, '1 von 4 erledigt');
    await talk.office.asked(PBX, 'Als Nächstes: Armin Artmann', '1 von 4 erledigt');
  });

  it('are decided by two people at the same time, each once', async () => {
    const asked = await talk.office.asked(PBX, 'Als Nächstes: Armin Artmann');
    const both = [STARTER, APPROVER].map((user) => talk.office.press(user, asked, 'Annehmen'));
    expect(await Promise.all(both)).toEqual([OK, OK]);
    const [winner] = await talk.entered();
    const late = winner?.answer.by.id === STARTER ? APPROVER : STARTER;
    await talk.office.told(late, 'inzwischen erledigt', 'Armin Artmann');
    expect(await choices()).toEqual(['accept']);

    const people = [
      [STARTER, 'Iris Immsee'],
      [APPROVER, 'Sandra Singer'],
    ] as const;
    const items = await Promise.all(people.map(([user, name]) => lookAt(user, name)));
    const presses = people.map(([user], at) =>
      pressIn(talk.person(user), items[at] as DeliveredView, 'Annehmen'),
    );
    expect(await Promise.all(presses)).toEqual([OK, OK]);
    await talk.office.asked(PBX, '3 von 4 erledigt', 'Als Nächstes: Ralf Ranke');
    expect(new Set((await talk.entered()).flatMap(({ items: ids }) => ids)).size).toBe(3);
  });

  it('are kept with another table where it changes nothing, after a look at what stays and what does not', async () => {
    await talk.press(STARTER, 'Annehmen', 'Als Nächstes: Armin Artmann');
    await talk.press(STARTER, 'Annehmen', 'Als Nächstes: Iris Immsee');
    await talk.press(STARTER, 'Benutzerübersicht neu übergeben', '2 von 4 erledigt');
    const overview = ['Administration > Benutzer'];
    await talk.fill(STARTER, HAND_IN, overview, { table: USERS.replace('4161', '4169') });
    await talk.press(STARTER, 'Andere Tabelle übergeben', 'geändert hat: 1', '4161 → 4169');
    const right = USERS.split('\n')
      .filter((line) => !line.startsWith('iris'))
      .join('\n');
    await talk.fill(STARTER, HAND_IN, overview, { table: right });
    const counts = ['geändert hat: 1', 'wieder geöffnet: 1', 'Iris Immsee'];
    await talk.press(STARTER, 'Neue Übersicht übernehmen', ...counts);
    // The three numbers of hers that nobody has any more are points, too.
    await talk.office.asked(PBX, '3 Vorschläge und 0 Rückfragen', '1 von 6 erledigt');
  });

  it('are come back to from the work list until something is ticked there', async () => {
    for (const name of ['Armin Artmann', 'Iris Immsee', 'Ralf Ranke', 'Sandra Singer']) {
      await talk.press(STARTER, 'Annehmen', `Als Nächstes: ${name}`);
    }
    await talk.press(STARTER, 'Liste abschließen', '4 von 4 erledigt');
    await talk.fill(STARTER, 'Ohne Snapshot weiter …', ['zu löschen: 8 Konten'], {
      reason: 'eilt',
    });
    await talk.press(STARTER, 'Zurück zu den Vorschlägen', 'Arbeitsliste');
    await talk.press(STARTER, 'Liste abschließen', '4 Vorschläge', '4 von 4 erledigt');
    // What was decided without a snapshot was decided about the list as it was then.
    await talk.fill(STARTER, 'Ohne Snapshot weiter …', ['zu löschen: 8 Konten'], {
      reason: 'eilt',
    });
    const first = ['Arbeitsliste', 'Als Nächstes: Festhalten, was an `armin.artmann.d`'];
    await talk.fill(STARTER, 'Erfassen …', first, {});
    await talk.press(STARTER, 'Zurück zu den Vorschlägen', 'Arbeitsliste');
    await talk.office.told(STARTER, 'Darauf beruht schon: Festhalten, was an');
  });

  it('take no click on a button that is older than the list', async () => {
    const old = await talk.press(STARTER, 'Annehmen', 'Als Nächstes: Armin Artmann');
    await talk.office.asked(PBX, '1 von 4 erledigt');
    await talk.office.press(STARTER, old, 'Annehmen');
    await talk.office.told(STARTER, 'inzwischen erledigt');
    expect(await choices()).toEqual(['accept']);
    const cli = (...words: string[]) => talk.office.cli('answer', PBX, ...words, '--as', STARTER);
    await cli('accounts-decide.skip-part', '--set', 'reason=nächstes Jahr');
    await talk.office.press(STARTER, old, 'Annehmen');
    await talk.office.told(STARTER, 'nicht mehr offen');
    expect(await choices()).toEqual(['accept']);
  });

  it('are decided by nobody who may not, and shown to no guest', async () => {
    const asked = await talk.office.asked(PBX, 'Als Nächstes: Armin Artmann');
    for (const label of ['Annehmen', 'Ändern …', 'Liste abschließen']) {
      expect(await talk.office.press(OUTSIDER, asked, label)).toEqual(OK);
    }
    await talk.office.told(OUTSIDER, 'Das dürfen Sie auf diesem Server nicht');
    expect(await talk.person(OUTSIDER).modal()).toBeUndefined();
    const item = await lookAt(OUTSIDER, 'Iris Immsee');
    expect(await pressIn(talk.person(OUTSIDER), item, 'Annehmen')).toEqual(OK);
    await windowWith(talk.person(OUTSIDER), 'Das dürfen Sie');
    expect(await talk.office.press(GUEST, asked, 'Liste …')).toEqual(OK);
    const refused = await windowWith(talk.person(GUEST), 'Das dürfen Sie');
    expect(renderWindow(refused)).not.toContain('Artmann');
    expect(await choices()).toEqual([]);
  });

  it('are decided on the command line, and the list is closed there only when nothing is open', async () => {
    const cli = (...words: string[]) => talk.office.cli('answer', PBX, ...words, '--as', STARTER);
    const { text } = await cli();
    const ids = [...text.matchAll(/\[ \] (m-[0-9a-f]+)/g)].map(([, id = '']) => id);
    expect(ids).toHaveLength(4);
    const [armin = '', ...others] = ids;
    const edit = (...words: string[]) =>
      cli('accounts-decide.edit', '--item', armin, ...words.flatMap((word) => ['--set', word]));
    const lost = await edit('number-1=');
    expect(lost.code).toBe(1);
    expect(lost.text).toContain('4161 läutet so nirgends');
    const both = await edit('given-up=4161');
    expect(both).toMatchObject({ code: 1, text: expect.stringContaining('4161 soll wegfallen') });
    expect(await cli('accounts-decide.yes')).toMatchObject({ code: 1 });
    expect(await edit('given-up=4161', 'number-1=', 'number-0=0,2', 'number-2=2')).toMatchObject({
      code: 0,
    });
    for (const id of others) await cli('accounts-decide.accept', '--item', id);
    expect(await cli('accounts-decide.yes')).toMatchObject({
      code: 1,
      text: expect.stringContaining('Danach hätte niemand mehr: 4161 (armin.artmann.d)'),
    });
    const [nobody = ''] = /nobody-[0-9a-f]+/.exec((await cli()).text) ?? [];
    const said = ['--item', nobody, '--set', 'reason=DECT ist abgeschafft'];
    expect(await cli('accounts-decide.give-up', ...said)).toMatchObject({ code: 0 });
    expect(await cli('accounts-decide.yes')).toMatchObject({ code: 0 });
    await talk.office.asked(PBX, 'zu löschen: 8 Konten');
  });
});
