import { describe, expect, it, test } from 'vitest';
import {
  accountLabel,
  proposalItem,
  questionItem,
} from '../../../../src/flows/merges/accounts/account-items.ts';
import { editFields } from '../../../../src/flows/merges/accounts/edit-fields.ts';
import {
  inventoryFields,
  readInventory,
} from '../../../../src/flows/merges/accounts/inventory-fields.ts';
import { mergesOf } from '../../../../src/flows/merges/accounts/merges-of.ts';
import { ownersOf } from '../../../../src/flows/merges/accounts/owners-of.ts';
import type { Proposal } from '../../../../src/flows/merges/accounts/proposal.ts';
import { proposeMerges } from '../../../../src/flows/merges/accounts/propose-merges.ts';
import { readEdit } from '../../../../src/flows/merges/accounts/read-edit.ts';
import {
  readSuffixes,
  writeSuffixes,
} from '../../../../src/flows/merges/accounts/read-suffixes.ts';
import { MergeSettings } from '../../../../src/flows/merges/accounts/settings.ts';
import type { UserRow } from '../../../../src/flows/merges/accounts/user-row.ts';
import { Field } from '../../../../src/flows/run/question.ts';
import { LANGUAGES, same } from '../../../../src/flows/run/text.ts';
import { validateAnswer } from '../../../../src/flows/run/validate-answer.ts';
import { user } from './users.ts';

const ROWS = [
  user('iris', 'Iris Immsee', '417'),
  user('iris.d', 'Iris Immsee', '4171'),
  user('iris.m', 'Iris Immsee', '4172'),
  user('otto', 'Otto Oder', '440'),
  user('long', 'Lars Lang', '04066969416'),
];
const SETTINGS = MergeSettings.parse({});
const [IRIS] = proposeMerges(ROWS, SETTINGS).proposals as [Proposal];
const FIELDS = editFields(IRIS);
/** What the window holds when nobody touches it. */
const UNTOUCHED = Object.fromEntries(FIELDS.map(({ id, initial = '' }) => [id, initial]));

function read(values: Record<string, string>) {
  return readEdit(IRIS, { ...UNTOUCHED, ...values }, ownersOf(ROWS));
}

describe('the window to edit a proposal', () => {
  it('is made of fields every edge understands, and its own values are valid', () => {
    for (const one of FIELDS) expect(Field.parse(one)).toEqual(one);
    expect(validateAnswer({ id: 'edit', label: same('…'), fields: FIELDS }, UNTOUCHED)).toEqual({});
  });

  it('changes nothing when nobody touches it', () => {
    expect(read({})).toMatchObject({
      ok: true,
      decision: { survivor: 'iris', keep: [], after: IRIS.after, givenUp: [] },
    });
  });

  it('moves ticks, slots and the account that stays', () => {
    const edited = read({
      survivor: '1',
      'slot-2': 'none',
      'slot-0': 'softphone',
      'slot-more': 'dect',
      'number-0': '0,2',
      'number-2': '1',
      take: '440',
    });
    expect(edited).toMatchObject({
      decision: {
        survivor: 'iris.d',
        after: {
          account: 'iris.d',
          slots: [
            { type: 'softphone', nth: 1 },
            { type: 'dect', nth: 1 },
            { type: 'dect', nth: 2 },
          ],
          rows: [
            { number: '417', on: [0, 2], from: 'iris' },
            { number: '4171', on: [1], from: 'iris.d' },
            { number: '4172', on: [1], from: 'iris.m' },
            { number: '440', on: [0], from: 'otto' },
          ],
        },
      },
    });
  });

  it('leaves an account out, with its number and its slot', () => {
    expect(read({ keep: '1' })).toMatchObject({
      decision: {
        keep: ['iris.d'],
        after: {
          slots: [{ type: 'desk' }, { type: 'mobile' }],
          rows: [
            { number: '417', on: [0, 1] },
            { number: '4172', on: [1] },
          ],
        },
      },
    });
  });

  it('keeps or gives up a number that an account left out has, too', () => {
    const rows = [
      user('armin', 'Armin Artmann', '416'),
      user('armin.d', 'Armin Artmann', '416, 4161'),
      user('armin.m', 'Armin Artmann', '4162'),
    ];
    const plan = proposeMerges(rows, SETTINGS);
    const one = plan.questions[0]?.ifOne ?? expect.fail();
    const initial = Object.fromEntries(
      editFields(one).map((field) => [field.id, field.initial ?? '']),
    );
    const outcome = (values: Record<string, string>) => {
      const edit = readEdit(
        one,
        { ...initial, survivor: '1', keep: '0', ...values },
        ownersOf(rows),
      );
      if (!edit.ok) return edit.errors;
      const { merges, problems } = mergesOf(plan, [edit.decision], rows);
      expect(problems).toEqual([]);
      return merges[0]?.after.rows.map(({ number, from, also }) => [number, from, also]);
    };
    const others = [
      ['4161', 'armin.d', undefined],
      ['4162', 'armin.m', undefined],
    ];
    expect(outcome({})).toEqual([['416', 'armin.d', ['armin']], ...others]);
    expect(outcome({ 'number-0': '', 'given-up': '416' })).toEqual(others);
  });

  test.each<[string, Record<string, string>, string, RegExp]>([
    ['a number without a slot', { 'number-1': '' }, 'number-1', /4171 rings nowhere/],
    ['the survivor left out', { keep: '0' }, 'keep', /cannot be left out/],
    ['nothing left to merge', { keep: '1,2' }, 'keep', /nothing to merge/],
    ['a number nobody has', { take: '999' }, 'take', /on no account/],
    [
      'a number in another spelling',
      { take: '+49 40 66969 416' },
      'take',
      /\+494066969416 is on no account .*, but 04066969416 is on `long`/,
    ],
    ['a word for a number', { take: 'Otto' }, 'take', /no extension/],
    ['a number of others given up', { 'given-up': '440' }, 'given-up', /none of these accounts/],
    [
      'no slot at all',
      { 'slot-0': 'none', 'slot-1': 'none', 'slot-2': 'none' },
      'slot-0',
      /At least one slot/,
    ],
  ])('tells about %s', (_, values, field, problem) => {
    const found = read(values);
    expect(found.ok ? '' : found.errors[field]?.en).toMatch(problem);
  });
});

describe('an inventory', () => {
  it('may be empty, but what was found needs words', () => {
    for (const one of inventoryFields()) expect(Field.parse(one)).toEqual(one);
    expect(readInventory({ found: '', notes: '' })).toEqual({
      ok: true,
      inventory: { found: [], notes: '' },
    });
    expect(readInventory({ found: 'queues,pickup', notes: ' Vertrieb ' })).toEqual({
      ok: true,
      inventory: { found: ['queues', 'pickup'], notes: 'Vertrieb' },
    });
    expect(readInventory({ found: 'queues', notes: ' ' })).toMatchObject({
      errors: { notes: { en: expect.stringContaining('what exactly') } },
    });
  });
});

describe('suffixes', () => {
  it('are read as they are written', () => {
    const { suffixes } = SETTINGS;
    for (const language of LANGUAGES) {
      expect(readSuffixes(writeSuffixes(suffixes, language))).toEqual({ ok: true, suffixes });
    }
    expect(readSuffixes('.dect = DECT\n\n-handy Mobil')).toEqual({
      ok: true,
      suffixes: [
        { suffix: '.dect', slot: 'dect' },
        { suffix: '-handy', slot: 'mobile' },
      ],
    });
  });

  test.each([
    ['DECT .d', /“DECT \.d” is not clear/],
    ['.d', /not clear/],
    ['.d DECT\n.d Mobil', /twice/],
  ])('%j is refused', (text, problem) => {
    const found = readSuffixes(text);
    expect(found.ok ? '' : found.problem.en).toMatch(problem);
  });
});

describe('in a list', () => {
  it('a proposal shows what speaks for it, what is lost, and the matrix before and after', () => {
    const { title, detail, table } = proposalItem(IRIS);
    expect(title.en).toBe('Iris Immsee: 3 accounts into `iris`');
    expect(detail.map(({ en }) => en)).toEqual([
      'Everything fits: suffix, name and number.',
      'Stays: `iris`. To be deleted: `iris.d`, `iris.m`.',
      expect.stringContaining('4171 is 417 with more digits'),
      expect.stringContaining(
        'Forwarding profiles (Rufumleitungsprofile) of `iris.d`, `iris.m` are deleted',
      ),
    ]);
    expect(table?.head.map(({ de }) => de)).toEqual([
      'Rufnummer',
      'bisher',
      'Tischtelefon',
      'DECT-Telefon',
      'Mobilgerät',
    ]);
    expect(table?.rows.map((row) => row.map(({ de }) => de))).toEqual([
      ['417', 'iris: Tischtelefon', '✓', '✓', '✓'],
      ['4171', 'iris.d: DECT-Telefon', '–', '✓', '–'],
      ['4172', 'iris.m: Mobilgerät', '–', '–', '✓'],
    ]);
    expect(accountLabel(IRIS, 'iris.d').de).toBe('`iris.d` – Iris Immsee – 4171');
  });

  it('a proposal tells what speaks for it from what does not, or is missing', () => {
    const nameless = [user('pforte', '', '426'), user('pforte.d', '', '4261')];
    const odd = [user('otto', 'Otto Oder', '440'), user('otto.d', 'Otto Oder', '990')];
    const lines = (rows: readonly UserRow[]): string[] =>
      proposalItem(proposeMerges(rows, SETTINGS).proposals[0] ?? expect.fail()).detail.map(
        ({ de }) => de,
      );
    expect(lines(nameless)).toContain(
      'Dagegen spricht oder fehlt: `pforte.d` hat keinen Vor- und Nachnamen, der sich vergleichen ließe.',
    );
    expect(lines(nameless).find((line) => line.startsWith('Dafür'))).not.toContain('Vor- und');
    expect(lines(odd)).toContain('Dagegen spricht oder fehlt: 990 setzt 440 nicht fort.');
    expect(lines(ROWS).join()).not.toContain('Dagegen');
  });

  it('a question shows the accounts, and a matrix only where a merge is possible', () => {
    const same = [user('a', 'Hans Huber', '417'), user('b', 'Hans Huber', '423')];
    const twice = [user('a', 'Anna Ahn', '500'), user('b', 'Bert Bach', '500')];
    const [person] = proposeMerges(same, SETTINGS).questions.map(questionItem);
    expect(person?.title.de).toBe('Hans Huber: eine Person oder mehrere?');
    expect(person?.detail.map(({ de }) => de)).toContain('`b` – Hans Huber – 423');
    expect(person?.table?.rows).toHaveLength(2);
    expect(person?.detail.slice(-4).map(({ de }) => de)).toEqual([
      'Bei „Annehmen“: bleibt `a`; gelöscht wird `b`.',
      'Dafür spricht: beide heißen Hans Huber.',
      'Dagegen spricht oder fehlt: `b` heißt nicht wie `a` mit einer bekannten Endung; 423 setzt 417 nicht fort.',
      expect.stringMatching(/^Rufumleitungsprofile von `b` werden mitgelöscht/),
    ]);
    const three = [...same, user('c', 'Hans Huber', '430')];
    const [people] = proposeMerges(three, SETTINGS).questions.map(questionItem);
    expect(people?.detail.map(({ en }) => en)).toContain(
      'With “Accept”: `a` stays; `b`, `c` get deleted.',
    );
    const [number] = proposeMerges(twice, SETTINGS).questions.map(questionItem);
    expect(number?.table).toBeUndefined();
  });

  it('names of customers can call nobody', () => {
    const odd = [
      user('<!here>', 'Eve <!channel>', '500'),
      user('<!here>.d', 'Eve <!channel>', '5001'),
    ];
    const [proposal] = proposeMerges(odd, SETTINGS).proposals;
    expect(JSON.stringify(proposalItem(proposal ?? expect.fail()))).not.toContain('<!');
  });
});
