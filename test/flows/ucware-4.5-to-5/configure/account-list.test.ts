import { describe, expect, it } from 'vitest';
import { importUsers } from '../../../../src/flows/merges/accounts/import-users.ts';
import { MergeSettings } from '../../../../src/flows/merges/accounts/settings.ts';
import { type Learned, learn } from '../../../../src/flows/run/fact.ts';
import {
  choicesFor,
  itemsOf,
  openItems,
  type WorkItem,
  type WorklistView,
} from '../../../../src/flows/run/worklist.ts';
import { decideMerges } from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/decide.ts';
import {
  accountRows,
  mergeSettings,
} from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/facts.ts';
import { verifyAccounts } from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/verify.ts';
import { workOnAccounts } from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/work.ts';
import { ucware45to5 } from '../../../../src/flows/ucware-4.5-to-5/flow.ts';
import { contextOf, type Given, judged } from '../../steps/a-context.ts';

const DECIDE = 'accounts-decide/list';
const TABLE = `Benutzername;Vorname;Nachname;Nebenstellen
armin;Armin;Artmann;416
armin.d;Armin;Artmann;4161
boss;Bea;Boss;419
boss.d;Bea;Boss;4191
twice;Tina;Twice;422
other;Otto;Other;422
hans.meier;Hans;Meier;423
hmeier;Hans;Meier;424
`;
const facts = [
  learn(accountRows, [...importUsers(TABLE).rows]),
  learn(mergeSettings, MergeSettings.parse({})),
];

type Entries = Readonly<Record<string, Given>>;

function listWith(entries: Entries): WorklistView {
  const ctx = contextOf(decideMerges.id, { facts, entries: { [DECIDE]: entries } });
  return { ...(decideMerges.worklist?.(ctx) ?? { sections: [] }), entries: ctx.entries('list') };
}

function named(words: string, entries: Entries = {}): WorkItem {
  const found = itemsOf(listWith(entries)).find(({ title }) => title.en.includes(words));
  return found ?? expect.fail(`${words} is not on the list`);
}

const closing = (entries: Entries) =>
  decideMerges.check?.(
    { question: 'list', choice: 'yes', values: {} },
    contextOf(decideMerges.id, { facts, entries: { [DECIDE]: entries } }),
  ) ?? {};

/** What a form holds when nobody touches it, and what somebody changed in it. */
function edited(item: WorkItem, values: Record<string, string>): Given {
  const fields = item.choices.find(({ id }) => id === 'edit')?.fields ?? [];
  const untouched = Object.fromEntries(fields.map(({ id, initial = '' }) => [id, initial]));
  return { choice: 'edit', values: { ...untouched, ...values } };
}

const [armin, boss] = [named('Armin'), named('Bea Boss')];
const takes = edited(armin, { take: '4191' });
const gives = edited(boss, { 'number-1': '', 'given-up': '4191' });

describe('a number that one merge gives up because another takes it', () => {
  it('is named before the other one is opened again', () => {
    const both = listWith({ [armin.id]: takes, [boss.id]: gives });
    const [again] = itemsOf(both)
      .filter(({ id }) => id === armin.id)
      .flatMap((item) => choicesFor(item, both.entries[item.id]));
    expect(again).toMatchObject({ id: 'reopen', confirm: { de: expect.stringContaining('4191') } });
    const [plain] = itemsOf(both)
      .filter(({ id }) => id === boss.id)
      .flatMap((item) => choicesFor(item, both.entries[item.id]));
    expect(plain?.confirm).toBeUndefined();
  });

  const changed = { [armin.id]: { choice: 'accept' }, [boss.id]: gives };

  it('becomes a point of the list once the other one no longer takes it, and the list stays open', () => {
    const list = listWith(changed);
    expect(list.sections.at(-1)?.items.map(({ title }) => title.de)).toEqual([
      '4191 hat danach niemand mehr (bisher `boss.d`)',
    ]);
    expect(closing(changed)['nobody']?.de).toContain('4191 (boss.d)');
    expect(closing({ [armin.id]: takes, [boss.id]: gives })['nobody']).toBeUndefined();
  });

  it('may be given up by somebody who says so; the closing note, and later the comparison, name it', () => {
    const { id } = named('4191 is nobody', changed);
    const others = Object.fromEntries(
      openItems(listWith(changed)).map((item) => [item.id, { choice: 'refuse' }]),
    );
    const all = { ...others, ...changed, [id]: { choice: 'give-up', values: { reason: 'x' } } };
    expect(closing(all)).toEqual({});
    const entries = { [DECIDE]: all };
    const closed = judged(decideMerges, [], {
      facts,
      entries,
      answers: { list: { choice: 'yes' } },
    });
    expect(closed).toMatchObject({ note: { de: expect.stringContaining('niemand mehr: 4191') } });
    const after = TABLE.replace(/^(armin|boss)\.d.*\n/gm, '')
      .replace(';416\n', ';416, 4161\n')
      .replace(/^other.*$/m, 'other;Otto;Other;');
    const compared = judged(verifyAccounts, [], {
      facts,
      entries,
      answers: { table: { choice: 'give', values: { table: after } } },
    });
    const document = judged(ucware45to5.steps.at(-1) ?? expect.fail(), [], {
      facts,
      entries,
      answers: { [DECIDE]: { choice: 'yes' } },
      done: [decideMerges.id],
    });
    const [open = '', listed = ''] = (document.notices?.[0]?.file?.content ?? '').split(
      '## Snapshots',
    );
    expect(open).toContain('4191 hat danach niemand mehr');
    expect(listed).toContain('Nummer aufgeben');
    expect(compared).toMatchObject({
      verdict: 'pass',
      note: {
        de: expect.stringContaining('4191 (bisher boss.d) hat wie entschieden niemand mehr'),
      },
    });
    const unlike = judged(verifyAccounts, [], {
      facts,
      entries,
      answers: { table: { choice: 'give', values: { table: after.replace(/^hmeier.*\n/m, '') } } },
    });
    const taken = judged(ucware45to5.steps.at(-1) ?? expect.fail(), [], {
      facts: [...facts, ...(unlike.facts ?? [])],
      entries,
      answers: {
        [DECIDE]: { choice: 'yes' },
        'accounts-verify/table': { choice: 'accept', values: { reason: 'x' } },
      },
      done: [decideMerges.id],
    });
    const [points = ''] = (taken.notices?.[0]?.file?.content ?? '').split('## Snapshots');
    expect(points).toContain('hmeier fehlt');
    expect(points.match(/4191/g)).toHaveLength(1);
  });
});

describe('a spelling that is given up', () => {
  it('is said to stay in another one, on the list and when it is closed', () => {
    const rows = importUsers(
      'Benutzername;Vorname;Nachname;Nebenstellen\narmin;Armin;Artmann;04066969416\narmin.d;Armin;Artmann;+494066969416',
    ).rows;
    const given = { facts: [learn(accountRows, [...rows]), ...facts.slice(1)] };
    const listed = (entries: Entries): WorkItem[] => {
      const ctx = contextOf(decideMerges.id, { ...given, entries: { [DECIDE]: entries } });
      return itemsOf(decideMerges.worklist?.(ctx) ?? { sections: [] });
    };
    const [item = expect.fail()] = listed({});
    const entries = {
      [item.id]: edited(item, { 'number-1': '', 'given-up': '+494066969416' }),
    };
    const point = listed(entries).at(-1);
    expect(point?.title.de).toBe(
      '+494066969416 hat danach niemand mehr in dieser Schreibweise (bisher `armin.d`); es bleibt 04066969416',
    );
    expect(point?.detail.map(({ de }) => de).join()).not.toContain('nirgends');
    const closed = judged(decideMerges, [], {
      ...given,
      entries: { [DECIDE]: entries },
      answers: { list: { choice: 'yes' } },
    });
    expect(closed).toMatchObject({
      note: { de: expect.stringContaining('+494066969416 (bleibt als 04066969416).') },
    });
  });
});

describe('a number that somebody takes from an open proposal', () => {
  it('is said there first, as long as both stand', () => {
    const open = itemsOf(listWith({ [armin.id]: takes })).find(({ id }) => id === boss.id);
    expect(open?.detail[0]?.de).toMatch(/^\*Achtung:\* 4191 übernimmt schon Armin Artmann\./);
    expect(named('Bea Boss').detail[0]?.de).not.toContain('4191 übernimmt');
    const both = itemsOf(listWith({ [armin.id]: takes, [boss.id]: gives }));
    expect(both.find(({ id }) => id === boss.id)?.detail[0]?.de).not.toContain('übernimmt schon');
  });

  it('is refused from a protected account that has no other', () => {
    const rows = importUsers(`${TABLE}supervisor;Richard;Rudolf;410\n`).rows;
    const given = { question: 'list', item: armin.id, ...edited(armin, { take: '410' }) };
    const ctx = contextOf(decideMerges.id, {
      facts: [learn(accountRows, [...rows]), learn(mergeSettings, MergeSettings.parse({}))],
    });
    const check = decideMerges.check?.({ ...given, values: given.values ?? {} }, ctx);
    expect(check?.['take']?.de).toContain('einzige Nummer von `supervisor`');
  });

  it('is refused where other merges take all others of a protected account', () => {
    const rows = importUsers(`${TABLE}supervisor;Richard;Rudolf;410, 4100\n`).rows;
    const check = (entries: Entries, take: string) => {
      const given = { question: 'list', item: boss.id, ...edited(boss, { take }) };
      const ctx = contextOf(decideMerges.id, {
        facts: [learn(accountRows, [...rows]), learn(mergeSettings, MergeSettings.parse({}))],
        entries: { [DECIDE]: entries },
      });
      return decideMerges.check?.({ ...given, values: given.values ?? {} }, ctx) ?? {};
    };
    expect(check({}, '4100')).toEqual({});
    const first = { [armin.id]: edited(armin, { take: '410' }) };
    expect(check(first, '4100')['take']?.de).toMatch(
      /^Nach 4100 hätte `supervisor` keine Nummer mehr, weil 410 schon in einer anderen/,
    );
  });
});

describe('an account that loses its last number to others', () => {
  const takesAll = edited(armin, { take: '422, 424', 'number-1': '', 'given-up': '4161' });
  const twice = named('422');
  const people = named('one person');
  const settled = {
    [armin.id]: takesAll,
    [twice.id]: { choice: 'refuse', values: { reason: 'x' } },
    [people.id]: { choice: 'refuse', values: { reason: 'x' } },
  };
  const titles = (entries: Entries) =>
    (listWith(entries).sections.find(({ id }) => id === 'bare')?.items ?? []).map(
      ({ title }) => title.de,
    );

  it('is a point of the list, asked next, once nothing about it is undecided', () => {
    expect(titles({ [armin.id]: takesAll })).toEqual([]);
    expect(titles(settled)).toEqual([
      '`twice` hat danach keine Nummer mehr (bisher 422)',
      '`other` hat danach keine Nummer mehr (bisher 422)',
      '`hmeier` hat danach keine Nummer mehr (bisher 424)',
    ]);
    expect(listWith(settled).sections[0]?.id).toBe('bare');
    expect(titles({ ...settled, [armin.id]: { choice: 'accept' } })).toEqual([]);
  });

  const hmeier = named('`hmeier` has no number', settled);
  const byHand = { choice: 'by-hand', values: { reason: 'Bernd löscht es' } };

  it('keeps the list open until somebody says what happens with it; work list and hand-over say so', () => {
    const rest = openItems(listWith(settled)).map(({ id }) => [id, { choice: 'stays-bare' }]);
    const all: Entries = { ...settled, ...Object.fromEntries(rest), [hmeier.id]: byHand };
    const given = { facts, entries: { [DECIDE]: all } };
    expect(openItems(listWith({ ...all, [hmeier.id]: { choice: 'later' } }))).toHaveLength(1);
    const closed = judged(decideMerges, [], { ...given, answers: { list: { choice: 'yes' } } });
    expect(closed).toMatchObject({
      note: { de: expect.stringContaining('Danach ohne Nummer: twice, other, hmeier.') },
    });
    const work = itemsOf(
      workOnAccounts.worklist?.(contextOf(workOnAccounts.id, given)) ?? { sections: [] },
    );
    const free = work.find(({ title }) => title.de === 'Nummer `424` bei `hmeier` entfernen');
    expect(free?.detail.at(-1)?.de).toBe(
      '*Achtung:* Danach hat `hmeier` keine Nummer mehr. Von Hand regeln: Bernd löscht es (<@U0ANNA>)',
    );
    const document = judged(ucware45to5.steps.at(-1) ?? expect.fail(), [], {
      ...given,
      answers: { [DECIDE]: { choice: 'yes' } },
      done: [decideMerges.id],
    });
    const [open = ''] = (document.notices?.[0]?.file?.content ?? '').split('## Snapshots');
    expect(open).toMatch(/hmeier hat danach keine Nummer mehr.*: Bernd löscht es \| @U0ANNA/);
    expect(open).not.toContain('twice hat danach');
    expect(document.notices?.[0]?.file?.content).toMatch(
      /\| Armin Artmann.* \| Ändern \| .* \| bleibt armin; gelöscht wird armin\.d; übernimmt 422 von/,
    );
  });

  describe('and is seen to by hand', () => {
    const rest = openItems(listWith(settled)).map(({ id }) => [id, { choice: 'refuse' }]);
    const entries = { [DECIDE]: { ...settled, ...Object.fromEntries(rest), [hmeier.id]: byHand } };
    const after = (row: string) =>
      TABLE.replace(/^armin\.d.*\n/m, '')
        .replace(';416\n', ';416, 422, 424\n')
        .replace(/^(twice|other)(.*);422$/gm, '$1$2;')
        .replace(/^hmeier.*\n/m, row);
    const compared = (row: string) =>
      judged(verifyAccounts, [], {
        facts,
        entries,
        answers: {
          [DECIDE]: { choice: 'yes' },
          table: { choice: 'give', values: { table: after(row) } },
        },
      });
    const openPoints = (seen: readonly Learned[], choice = 'yes') =>
      judged(ucware45to5.steps.at(-1) ?? expect.fail(), [], {
        facts: [...facts, ...seen],
        entries,
        answers: { [DECIDE]: { choice } },
        done: [decideMerges.id],
      }).notices?.[0]?.file?.content.split('## Snapshots')[0];

    it.each([
      ['gone', '', 'Konto hmeier ist weg, wie gesagt von Hand geregelt.'],
      [
        'there with another number',
        'hmeier;Hans;Meier;501\n',
        'Konto hmeier hat jetzt 501, wie gesagt von Hand geregelt.',
      ],
    ])('is as was said once it is %s, and no open point any more', (_, row, line) => {
      const verdict = compared(row);
      expect(verdict).toMatchObject({
        verdict: 'pass',
        note: { de: expect.stringContaining(line) },
      });
      expect(verdict.notices?.[0]?.file?.content).toContain(line);
      expect(openPoints(verdict.facts ?? [])).not.toContain('hmeier');
    });

    it.each([
      ['without a number', 'hmeier;Hans;Meier;\n'],
      ['with the number it was to lose', 'hmeier;Hans;Meier;424\n'],
      ['in other letters', 'HMeier;Hans;Meier;\n'],
    ])('stays an open point while it is there %s', (_, row) => {
      expect(openPoints(compared(row).facts ?? [])).toContain('Bernd löscht es');
    });

    it('is nobody’s worry where the part was left out', () => {
      expect(openPoints([])).toContain('Bernd löscht es');
      expect(openPoints([], 'skip-part')).not.toContain('hmeier hat danach');
    });
  });

  it('is named in what the merge amounts to, on its item and in the record of the closed list', () => {
    const item = named('Armin', settled);
    const amounts =
      'bleibt `armin`; gelöscht wird `armin.d`; übernimmt 422 von `other`, `twice`; übernimmt 424 von `hmeier`; gibt auf: 4161; `twice` hat danach keine Nummer mehr; `other` hat danach keine Nummer mehr; `hmeier` hat danach keine Nummer mehr';
    expect(item.detail[0]?.de).toBe(`*Geändert:* ${amounts}.`);
    expect(item.table?.rows.map(([number, from]) => [number?.de, from?.de])).toEqual([
      ['416', 'armin: Tischtelefon'],
      ['422', 'other'],
      ['424', 'hmeier'],
    ]);
    expect(named('Armin', { [armin.id]: { choice: 'accept' } }).detail[0]?.de).not.toContain(
      'Geändert',
    );
    const closed = judged(decideMerges, [], {
      facts,
      entries: { [DECIDE]: settled },
      answers: { list: { choice: 'yes' } },
    });
    const record = closed.notices?.at(-1)?.text.de.split('\n') ?? [];
    expect(record.filter((line) => line.includes('Armin Artmann'))).toEqual([
      expect.stringMatching(/^✎ .* – Ändern, <@U0ANNA> – bleibt `armin`;.*gibt auf: 4161/),
    ]);
  });
});

describe('a number that somebody else has in another spelling', () => {
  const TEXT =
    'Benutzername;Vorname;Nachname;Nebenstellen\ndora;Dora;Dorn;+49 40 66969422\ndora.d;Dora;Dorn;+49 40 669694221\nemil;Emil;Eck;040 66969422';
  const listed = (entries: Entries): WorklistView => {
    const given = [learn(accountRows, [...importUsers(TEXT).rows]), ...facts.slice(1)];
    const ctx = contextOf(decideMerges.id, { facts: given, entries: { [DECIDE]: entries } });
    return { ...(decideMerges.worklist?.(ctx) ?? { sections: [] }), entries: ctx.entries('list') };
  };
  const [family, number] = itemsOf(listed({})) as [WorkItem, WorkItem];

  it('is not settled by a merge, nor the merge by who has the number', () => {
    const open = (entries: Entries) => openItems(listed(entries)).map(({ id }) => id);
    expect(open({ [family.id]: { choice: 'accept' } })).toEqual([number.id]);
    const apart = { choice: 'never', values: { accounts: 'dora,emil' } };
    expect(open({ [number.id]: apart })).toEqual([family.id]);
  });

  it('suggests two people as different, and none of their accounts', () => {
    const never = number.choices.find(({ id }) => id === 'never');
    expect(never?.fields?.[0]?.initial).toBe('dora,emil');
    expect(number.choices.map(({ id }) => id)).not.toContain('accept');
  });
});

describe('a merge that is not as proposed', () => {
  const changed = (values: Record<string, string>) => {
    const list = listWith({ [armin.id]: edited(armin, values) });
    return itemsOf(list).find(({ id }) => id === armin.id) ?? expect.fail();
  };

  it('shows what becomes of it, no longer what was proposed', () => {
    const { title, detail } = changed({ survivor: '1' });
    expect(title.de).toBe('Armin Artmann: 2 Konten zu `armin.d`');
    expect(detail.map(({ de }) => de)).toEqual([
      '*Geändert:* bleibt `armin.d`; gelöscht wird `armin`.',
      expect.stringMatching(/^Dafür spricht: /),
      expect.stringMatching(/^Rufumleitungsprofile von `armin` werden mitgelöscht/),
    ]);
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'slots',
      { 'slot-1': 'mobile', 'number-0': '0' },
      'Slots geändert: Tischtelefon, Mobilgerät; Haken geändert: 416 läutet auf Tischtelefon; Haken geändert: 4161 läutet auf Mobilgerät',
    ],
    ['ticks', { 'number-0': '0' }, 'Haken geändert: 416 läutet auf Tischtelefon'],
  ])('says that %s are others where nothing else is', (_, values, difference) => {
    expect(changed(values).amounts?.de).toBe(
      `bleibt \`armin\`; gelöscht wird \`armin.d\`; ${difference}`,
    );
    expect(changed({}).amounts?.de).toBe('bleibt `armin`; gelöscht wird `armin.d`');
  });

  it('keeps the question it was asked by, and says of an accepted one what it comes to', () => {
    const people = named('one person');
    const accepted = named('one person', { [people.id]: { choice: 'accept' } });
    expect(accepted.amounts?.de).toBe('bleibt `hans.meier`; gelöscht wird `hmeier`');
    const other = named('one person', { [people.id]: edited(people, { survivor: '1' }) });
    expect(other.title).toEqual(people.title);
    const shown = other.detail.map(({ de }) => de).join('\n');
    expect(shown).toContain('`hmeier` – Hans Meier – 424');
    expect(shown).toContain('Rufumleitungsprofile von `hans.meier` werden');
    expect(shown).not.toContain('Bei „Annehmen“');
  });
});

describe('a question that is answered with “never merge”', () => {
  const question = named('Hans Meier');
  const never = { choice: 'never', values: { accounts: 'hans.meier,hmeier' } };

  it('stays on the list as decided, and can be opened again', () => {
    const list = listWith({ [question.id]: never });
    const item = itemsOf(list).find(({ id }) => id === question.id);
    expect(item?.title).toEqual(question.title);
    expect(openItems(list).map(({ id }) => id)).not.toContain(question.id);
    expect(itemsOf(list)).toHaveLength(itemsOf(listWith({})).length);
    expect(item && choicesFor(item, list.entries[question.id])).toMatchObject([{ id: 'reopen' }]);
    const document = judged(ucware45to5.steps.at(-1) ?? expect.fail(), [], {
      facts,
      entries: { [DECIDE]: { [question.id]: never } },
      done: [decideMerges.id],
    });
    expect(document.notices?.[0]?.file?.content).toMatch(/Hans Meier.*Nie zusammenführen/);
    const opened = listWith({ [question.id]: { choice: 'reopen' } });
    expect(openItems(opened).map(({ id }) => id)).toContain(question.id);
  });

  it('is refused while it would take another decision away without a word', () => {
    const rows = importUsers(`${TABLE}hans.meier.d;Hans;Meier;4231\n`).rows;
    const more = [learn(accountRows, [...rows]), learn(mergeSettings, MergeSettings.parse({}))];
    const ctxWith = (entries: Entries) =>
      contextOf(decideMerges.id, { facts: more, entries: { [DECIDE]: entries } });
    const items = itemsOf(decideMerges.worklist?.(ctxWith({})) ?? { sections: [] });
    const [family, people] = ['`hans.meier`', 'one person'].map(
      (words) => items.find(({ title }) => title.en.includes(words)) ?? expect.fail(words),
    ) as [WorkItem, WorkItem];
    const said = { choice: 'never', values: { accounts: 'hans.meier,hans.meier.d' } };
    const given = { question: 'list', item: family.id, ...said };
    const settled = { [people.id]: { choice: 'refuse', values: { reason: 'x' } } };
    const refused = decideMerges.check?.(given, ctxWith(settled)) ?? {};
    expect(refused['accounts']?.de).toMatch(/^Damit fiele weg, .*Hans Meier/);
    expect(decideMerges.check?.(given, ctxWith({}))).toEqual({});
  });

  it('is told by its accounts where the table no longer asks it', () => {
    const older = { 'm-000000000000': { choice: 'never', values: { accounts: 'a,b' } } };
    expect(named('different people', older).title.de).toBe('`a`, `b`: verschiedene Leute');
  });

  it('is there once where the table asks it all the same', () => {
    const twice = named('422');
    const kept = { [twice.id]: { choice: 'never', values: { accounts: 'twice,other' } } };
    expect(itemsOf(listWith(kept)).filter(({ id }) => id === twice.id)).toHaveLength(1);
  });
});
