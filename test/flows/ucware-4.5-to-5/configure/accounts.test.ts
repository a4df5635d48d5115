import { describe, expect, it } from 'vitest';
import { importUsers } from '../../../../src/flows/merges/accounts/import-users.ts';
import { MergeSettings } from '../../../../src/flows/merges/accounts/settings.ts';
import { type Learned, learn } from '../../../../src/flows/run/fact.ts';
import { Question } from '../../../../src/flows/run/question.ts';
import type { Step } from '../../../../src/flows/run/step.ts';
import type { Verdict } from '../../../../src/flows/run/verdict.ts';
import { itemsOf, type WorkItem, type Worklist } from '../../../../src/flows/run/worklist.ts';
import { decideMerges } from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/decide.ts';
import {
  accountRows,
  accountsSeen,
  mergeSettings,
} from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/facts.ts';
import { importAccounts } from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/import.ts';
import { verifyAccounts } from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/verify.ts';
import { workOnAccounts } from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/work.ts';
import { accountDifferences } from '../../../../src/flows/ucware-4.5-to-5/configure/differences.ts';
import {
  countBefore,
  countsBefore,
  userOverviewBefore,
} from '../../../../src/flows/ucware-4.5-to-5/prepare/count-before.ts';
import { tableFor } from '../../../support/article-tables.ts';
import { actionsOf, asked, contextOf, inShort, judged, NOW } from '../../steps/a-context.ts';

type Situation = NonNullable<Parameters<typeof contextOf>[1]>;

const BEFORE = tableFor('Benutzerübersicht') ?? '';
const AFTER = tableFor('Benutzerübersicht nach den Änderungen') ?? '';
const FACTS = [
  learn(accountRows, [...importUsers(BEFORE).rows]),
  learn(mergeSettings, MergeSettings.parse({})),
];
const DECIDE = 'accounts-decide/list';
const WORK = 'accounts-work/list';

const listOf = (step: Step, situation: Situation = {}): Worklist =>
  step.worklist?.(contextOf(step.id, { facts: FACTS, ...situation })) ?? { sections: [] };

const named = (list: Worklist, title: string): WorkItem => {
  const found = itemsOf(list).find((item) => item.title.en.includes(title));
  if (!found) throw new Error(`${title} is not on the list`);
  return found;
};

const sections = ({ sections: all }: Worklist) => all.map(({ id, items }) => [id, items.length]);

/** Everything on the list of proposals accepted, as somebody clicked through it. */
const accepted = Object.fromEntries(
  itemsOf(listOf(decideMerges)).map(({ id }) => [id, { choice: 'accept' }]),
);

const noteOf = (verdict: Verdict): string | undefined =>
  verdict.verdict === 'pass' ? verdict.note.en : undefined;

const complaints = (step: Step, given: object, situation: Situation = {}) =>
  step.check?.(
    { question: 'list', choice: 'yes', values: {}, ...given },
    contextOf(step.id, { facts: FACTS, ...situation }),
  ) ?? {};

describe('the user overview', () => {
  it('is taken over with how it was understood', () => {
    const verdict = judged(importAccounts, [], {
      answers: { table: { choice: 'give', values: { table: BEFORE } } },
    });
    expect(verdict).toMatchObject({ verdict: 'pass', facts: [{ key: 'account-rows' }, {}] });
    expect(noteOf(verdict)).toMatch(/^13 rows with 13 different numbers taken over\.\nheader/);
  });

  it('is compared with what was written down before the update', () => {
    const counts = { users: 14, queues: 0, faxes: 0, groups: 0 };
    const shorter = BEFORE.split('\n').slice(0, 13).join('\n');
    const note = (...facts: Learned[]) => {
      const answers = { table: { choice: 'give', values: { table: BEFORE } } };
      return noteOf(judged(importAccounts, [], { answers, facts }));
    };
    expect(note(learn(countsBefore, counts))).toContain(
      'before the update, Users (Eingerichtete Benutzer): 14; here it is 13.',
    );
    expect(note(learn(userOverviewBefore, shorter))).toContain(
      'Accounts in the overview from before the update: 12; here it is 13.',
    );
    const same = learn(countsBefore, { ...counts, users: 13 });
    expect(note(same, learn(userOverviewBefore, BEFORE))).not.toContain('here it is');
  });

  it('that is none is refused with the line, beside the field it was given in', () => {
    const wrong = `${BEFORE}\nnoch.einer\tNoch`;
    const found = complaints(importAccounts, { choice: 'give', values: { 'table-file': wrong } });
    expect(Object.keys(found)).toEqual(['table-file']);
    expect(found['table-file']?.de).toContain('Zeile 15');
    expect(complaints(importAccounts, { choice: 'give' })).toHaveProperty('table');
    const blank = complaints(importAccounts, { choice: 'give', values: { 'table-file': ' \n' } });
    expect(blank).toMatchObject({ 'table-file': { de: expect.stringContaining('ist leer') } });
  });

  it('is judged by the suffixes of the inventory, unless the form says others', () => {
    const accounts = MergeSettings.parse({ suffixes: [{ suffix: '-handy', slot: 'mobile' }] });
    const learned = (values: Record<string, string>) => {
      const answers = { table: { choice: 'give', values: { table: BEFORE, ...values } } };
      const verdict = judged(importAccounts, [], { answers, server: { accounts } });
      return verdict.facts?.find(({ key }) => key === mergeSettings.key)?.value;
    };
    expect(learned({})).toEqual(accounts);
    expect(learned({ suffixes: '.x DECT' })).toEqual({
      ...accounts,
      suffixes: [{ suffix: '.x', slot: 'dect' }],
    });
    const form = asked(judged(importAccounts, [], { server: { accounts } })).choices[0]?.fields;
    expect(form?.find(({ id }) => id === 'suffixes')?.initial).toBe('-handy Mobilgerät');
  });

  it('is read from the server only where the inventory has a query and somebody asks for it', () => {
    const tables = { users: 'SELECT 1' };
    const query = { answers: { table: { choice: 'query' } }, server: { tables } };
    expect(actionsOf(importAccounts, { server: { tables } })).toEqual([]);
    expect(actionsOf(importAccounts, query)).toMatchObject([{ args: ['SELECT 1'] }]);
    const read = judged(importAccounts, [BEFORE], query);
    expect(read).toMatchObject({
      verdict: 'pass',
      notices: [{ file: { name: 'benutzer-pbx.tsv', content: BEFORE } }],
    });
    expect(inShort(judged(importAccounts, ['nonsense'], query))).toBe('ask table with complaint');
    const failed = importAccounts.onFailure?.(
      { code: 'ssh-unreachable', found: 'no route' },
      contextOf(importAccounts.id, query),
    );
    expect(failed && asked(failed).complaint?.en).toContain('no route');
  });

  it('may be left out, and all that follows from it goes too', () => {
    const verdict = judged(importAccounts, [], {
      answers: { table: { choice: 'skip-part', values: { reason: 'next year' } } },
    });
    expect(verdict).toMatchObject({
      verdict: 'pass',
      skips: ['accounts-decide', 'accounts-snapshot', 'accounts-work', 'accounts-verify'],
    });
  });
});

describe('the proposals', () => {
  it('are those of the guide’s example, each with its matrix, to be decided one by one', () => {
    const list = listOf(decideMerges);
    expect(sections(list)).toEqual([['certain', 4]]);
    expect(list.sections.some(({ several }) => several)).toBe(false);
    const armin = named(list, 'Armin Artmann');
    expect(armin.table?.rows).toHaveLength(3);
    expect(armin.choices.map(({ id }) => id)).toEqual([
      'accept',
      'edit',
      'later',
      'refuse',
      'never',
    ]);
    const verdict = judged(decideMerges, [], { facts: FACTS });
    expect(inShort(verdict)).toBe('ask list');
    expect(JSON.stringify(asked(verdict)).length).toBeLessThan(2000);
  });

  it('that are never to be merged do not come back, but can be seen', () => {
    const armin = named(listOf(decideMerges), 'Armin Artmann');
    const values = { accounts: 'armin.artmann,armin.artmann.d,armin.artmann.m' };
    const list = listOf(decideMerges, {
      entries: { [DECIDE]: { [armin.id]: { choice: 'never', values } } },
    });
    expect(sections(list)).toEqual([
      ['certain', 3],
      ['never', 1],
    ]);
  });

  it('are changed in a form that says what does not fit', () => {
    const armin = named(listOf(decideMerges), 'Armin Artmann');
    const edit = armin.choices.find(({ id }) => id === 'edit');
    const initial = Object.fromEntries(
      (edit?.fields ?? []).map(({ id, initial: value = '' }) => [id, value]),
    );
    const given = { item: armin.id, choice: 'edit' };
    expect(complaints(decideMerges, { ...given, values: initial })).toEqual({});
    const nothing = { ...initial, keep: '1,2' };
    expect(complaints(decideMerges, { ...given, values: nothing })).toHaveProperty('keep');
  });

  it('do not give up a number that is still ticked or taken over in the same form', () => {
    const armin = named(listOf(decideMerges), 'Armin Artmann');
    const edit = armin.choices.find(({ id }) => id === 'edit');
    const initial = Object.fromEntries(
      (edit?.fields ?? []).map(({ id, initial: value = '' }) => [id, value]),
    );
    const refusal = (values: Record<string, string>) =>
      complaints(decideMerges, {
        item: armin.id,
        choice: 'edit',
        values: { ...initial, ...values },
      })['given-up']?.de;
    expect(refusal({ 'given-up': '4161' })).toMatch(/^4161 soll wegfallen, ist oben aber noch/);
    expect(refusal({ 'given-up': '4161', 'number-1': '', take: '4161' })).toMatch(/^4161 soll/);
    expect(refusal({ 'given-up': '4161', 'number-1': '' })).toBeUndefined();
    const gone = { 'given-up': '4161', 'number-1': '1', 'slot-1': 'none', 'number-2': '2' };
    expect(refusal(gone)).toBeUndefined();
  });

  it('are ruled out for two accounts or more: one alone is kept apart from nothing', () => {
    const armin = named(listOf(decideMerges), 'Armin Artmann');
    const never = (accounts: string) =>
      complaints(decideMerges, { item: armin.id, choice: 'never', values: { accounts } });
    expect(never('armin.artmann')['accounts']?.en).toContain('at least two');
    expect(never('armin.artmann,armin.artmann.d')).toEqual({});
  });

  it('are not closed while one is open, and lead nowhere when none was accepted', () => {
    expect(complaints(decideMerges, {})).toMatchObject({
      list: { en: 'Still open on the list: 4.' },
    });
    const refused = Object.fromEntries(
      Object.keys(accepted).map((id) => [id, { choice: 'refuse' }]),
    );
    const situation = { facts: FACTS, entries: { [DECIDE]: refused } };
    expect(complaints(decideMerges, {}, situation)).toEqual({});
    const closed = { ...situation, answers: { list: { choice: 'yes' } } };
    expect(judged(decideMerges, [], closed)).toMatchObject({
      skips: ['accounts-snapshot', 'accounts-work', 'accounts-verify'],
    });
  });
});

describe('the work list', () => {
  const decided = { facts: FACTS, entries: { [DECIDE]: accepted } };
  const at = (entries: Record<string, { choice: string; values?: Record<string, string> }>) => ({
    ...decided,
    entries: { ...decided.entries, [WORK]: entries },
  });
  const list = listOf(workOnAccounts, decided);
  const look = named(list, 'Write down what hangs on `armin.artmann.d`');
  const remove = named(list, 'Delete `armin.artmann.d`');

  it('keeps a deletion locked until somebody has recorded what hangs on the account', () => {
    expect(remove.locked?.en).toContain('Write down what hangs on `armin.artmann.d`');
    const recorded = { [look.id]: { choice: 'record', values: { found: '', notes: '' } } };
    const ties = named(listOf(workOnAccounts, at(recorded)), 'Take the ties');
    const other = named(list, 'Write down what hangs on `armin.artmann.m`');
    const free = at({
      ...recorded,
      [other.id]: { choice: 'record' },
      [ties.id]: { choice: 'done' },
    });
    expect(named(listOf(workOnAccounts, free), 'Delete `armin.artmann.d`').locked).toBeUndefined();
  });

  it('wants words for what was found, and lets it be carried over', () => {
    const given = { item: look.id, choice: 'record', values: { found: 'queues', notes: '' } };
    expect(complaints(workOnAccounts, given, decided)).toHaveProperty('notes');
    const values = { found: 'queues', notes: 'Hotline' };
    const found = listOf(workOnAccounts, at({ [look.id]: { choice: 'record', values } }));
    expect(itemsOf(found).length).toBeGreaterThan(itemsOf(list).length);
    expect(itemsOf(found).map(({ id }) => id)).toEqual(
      expect.arrayContaining(itemsOf(list).map(({ id }) => id)),
    );
  });

  it('posts the way back once: a table of the accounts as they were', () => {
    const verdict = judged(workOnAccounts, [], decided);
    const [notice] = verdict.notices ?? [];
    expect(notice?.file?.name).toBe('konten-vorher-pbx.csv');
    expect(importUsers(notice?.file?.content ?? '').rows).toHaveLength(12);
    const begun = judged(workOnAccounts, [], at({ [look.id]: { choice: 'record' } }));
    expect(begun.notices).toEqual([]);
  });

  it('is closed with the way back once more, now with what hung on the accounts', () => {
    const values = { found: 'queues', notes: 'Hotline, Platz 3' };
    const closing = { answers: { list: { choice: 'close-open', values: { reason: 'x' } } } };
    const recorded = at({ [look.id]: { choice: 'record', values } });
    const [notice] = judged(workOnAccounts, [], { ...recorded, ...closing }).notices ?? [];
    expect(notice?.file?.name).toBe('konten-vorher-mit-notizen-pbx.csv');
    expect(notice?.file?.content).toMatch(/armin\.artmann\.d;.*Warteschlangen;Hotline, Platz 3/);
    const unnoted = judged(workOnAccounts, [], { ...decided, ...closing }).notices ?? [];
    expect(unnoted.map(({ file }) => file?.name)).toEqual([
      'konten-im-admin-client-zusammengefuehrt-pbx.md',
    ]);
  });
});

describe('the second overview', () => {
  const decided = { facts: FACTS, entries: { [DECIDE]: accepted } };
  const handedIn = (table: string) => ({
    ...decided,
    answers: { table: { choice: 'give', values: { table } } },
  });

  it('proves that all is as decided', () => {
    const verdict = judged(verifyAccounts, [], handedIn(AFTER));
    expect(verdict).toMatchObject({
      verdict: 'pass',
      note: { en: expect.stringMatching(/^All 4 merges are as decided\.\n5 rows with 13/) },
    });
    const report = verdict.notices?.[0]?.file?.content ?? '';
    expect(report.match(/\| erledigt \| {2}\| Slots und Haken/g)).toHaveLength(4);
  });

  it('is not as decided while a number stands on two accounts, whoever they are', () => {
    const twice = AFTER.replace(/^(supervisor.*)410/m, '$1410, 417');
    const verdict = judged(verifyAccounts, [], handedIn(twice));
    expect(inShort(verdict)).toBe('ask table with complaint');
    expect(asked(verdict).complaint?.en).toMatch(/^3 of 4/);
    expect(JSON.stringify(asked(verdict).evidence)).toContain('zugleich bei `supervisor`');
    const more = `${BEFORE}\nx\tX\tX\t418\ny\tY\tY\t418`;
    const facts = [
      learn(accountRows, [...importUsers(more).rows]),
      learn(mergeSettings, MergeSettings.parse({})),
    ];
    const after = handedIn(`${AFTER}\nx\tX\tX\t418\ny\tY\tY\t418`);
    const both = judged(verifyAccounts, [], { ...after, facts });
    expect(asked(both).evidence.map(({ en }) => en)).toEqual([
      'Number 418 is on several accounts at once: x, y. Please remove it from all but one.',
    ]);
  });

  it('shows what is different, and asks for another one', () => {
    const half = AFTER.replace('416, 4161, 4162', '416, 4161').replace(/^iris.*$/m, '');
    const verdict = judged(verifyAccounts, [], handedIn(half));
    expect(inShort(verdict)).toBe('ask table with complaint');
    const shown = asked(verdict)
      .evidence.map(({ en }) => en)
      .join('\n');
    expect(shown).toContain('Armin Artmann');
    expect(shown).toContain('4162');
    expect(asked(verdict).choices.map(({ id }) => id)).toContain('accept');
  });

  it('says how numbers were read where something is not as decided', () => {
    const odd = AFTER.replace('416, 4161, 4162', '416, 4161, 040 66969 453 454');
    const shown = asked(judged(verifyAccounts, [], handedIn(odd))).evidence.at(-1);
    expect(shown?.de).toMatch(/^Zeile 2: .*453/);
  });

  it('lists every merge in a file, where a message can only show the first differences', () => {
    const verdict = judged(verifyAccounts, [], handedIn(BEFORE));
    expect(asked(verdict).evidence).toHaveLength(16);
    expect(asked(verdict).evidence.at(-1)?.en).toContain('more, see the file');
    const report = verdict.notices?.[0]?.file?.content ?? '';
    expect(report.match(/noch nicht begonnen/g)).toHaveLength(4);
  });

  it('keeps for the hand-over what is different, each merge and each loss', () => {
    const verdict = judged(verifyAccounts, [], handedIn(BEFORE.replace(/^supervisor.*$/m, '')));
    expect(verdict.facts?.map(({ key }) => key)).toEqual([
      accountDifferences.key,
      accountsSeen.key,
    ]);
    const kept = accountDifferences.schema.parse(verdict.facts?.[0]?.value).map(({ en }) => en);
    expect(kept).toHaveLength(6);
    expect(kept[0]).toContain('Number 410 (so far with supervisor)');
    expect(kept.join()).toContain(
      '*Armin Artmann: not begun yet* – `armin.artmann.d` still exists',
    );
  });

  it('begins with numbers and accounts that are lost, however much else is different', () => {
    const verdict = judged(verifyAccounts, [], handedIn(BEFORE.replace(/^supervisor.*$/m, '')));
    const shown = asked(verdict).evidence.map(({ en }) => en);
    expect(shown).toHaveLength(16);
    expect(shown[0]).toContain('Number 410 (so far with supervisor)');
    expect(shown[1]).toContain('Account supervisor is gone');
    const lost = judged(verifyAccounts, [], handedIn(AFTER.replace(/^supervisor.*$/m, '')));
    expect(lost.notices?.[0]?.file?.content).toContain('Rufnummer 410 (bisher supervisor)');
  });
});

it.each<[string, Step, readonly unknown[], Situation]>([
  ['accounts-before-pbx.csv', workOnAccounts, [], { entries: { [DECIDE]: accepted } }],
  [
    'accounts-before-with-notes-pbx.csv',
    workOnAccounts,
    [],
    {
      entries: {
        [DECIDE]: accepted,
        [WORK]: {
          [named(listOf(workOnAccounts, { entries: { [DECIDE]: accepted } }), 'Write down').id]: {
            choice: 'record',
          },
        },
      },
      answers: { list: { choice: 'close-open', values: { reason: 'x' } } },
    },
  ],
  [
    'accounts-compared-pbx.md',
    verifyAccounts,
    [],
    { answers: { table: { choice: 'give', values: { table: AFTER } } } },
  ],
  [
    'users-pbx.tsv',
    importAccounts,
    [BEFORE],
    { answers: { table: { choice: 'query' } }, server: { tables: { users: 'SELECT 1' } } },
  ],
  [
    'users-before-pbx.csv',
    countBefore,
    [],
    { answers: { answer: { choice: 'yes', values: { overview: BEFORE } } } },
  ],
])('calls a file %s in an English run', (name, step, values, situation) => {
  const { notices = [] } = judged(step, values, { facts: FACTS, ...situation, language: 'en' });
  expect(notices[0]?.file?.name).toBe(name);
});

it('asks questions that any record can hold', () => {
  const verdict = judged(importAccounts, [], { now: NOW });
  expect(Question.parse(asked(verdict)).choices.map(({ id }) => id)).toEqual(['give', 'skip-part']);
});
