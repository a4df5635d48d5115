import { describe, expect, it, test } from 'vitest';
import { importUsers } from '../../../../src/flows/merges/accounts/import-users.ts';
import { mergesOf } from '../../../../src/flows/merges/accounts/merges-of.ts';
import { proposeMerges } from '../../../../src/flows/merges/accounts/propose-merges.ts';
import { MergeSettings } from '../../../../src/flows/merges/accounts/settings.ts';
import { undoTable } from '../../../../src/flows/merges/accounts/undo-table.ts';
import type { UserRow } from '../../../../src/flows/merges/accounts/user-row.ts';
import { verifyMerges } from '../../../../src/flows/merges/accounts/verify-merges.ts';
import { user } from './users.ts';

const ROWS = [
  user('iris', 'Iris Immsee', '417'),
  user('iris.d', 'Iris Immsee', '4171', {
    groups: ['All Users', 'Vertrieb'],
    profiles: ['Urlaub'],
  }),
  user('iris.m', 'Iris Immsee', '4172'),
  user('otto', 'Otto Oder', '440'),
];
const PLAN = proposeMerges(ROWS, MergeSettings.parse({}));
const { merges } = mergesOf(
  PLAN,
  PLAN.proposals.map(({ id }) => ({ choice: 'accept' as const, proposal: id })),
  ROWS,
);
const OTTO = user('otto', 'Otto Oder', '440');
const DONE = user('iris', 'Iris Immsee', '417, 4171, 4172');

test.each<[string, UserRow[], string, string[]]>([
  ['done', [DONE, OTTO], 'done', []],
  [
    'not begun',
    ROWS,
    'not-begun',
    [
      '`iris.d` still exists, with 4171',
      '`iris.m` still exists, with 4172',
      '4171 is missing on `iris` and is on `iris.d`',
      '4172 is missing on `iris` and is on `iris.m`',
    ],
  ],
  [
    'half done',
    [user('iris', 'Iris Immsee', '417, 4171'), OTTO],
    'partly',
    ['4172 is missing on `iris` and is on no other account'],
  ],
  [
    'given to somebody else',
    [user('iris', 'Iris Immsee', '417, 4171'), user('otto', 'Otto Oder', '440, 4172')],
    'different',
    ['4172 is missing on `iris` and is on `otto`'],
  ],
  [
    'one number too many',
    [user('iris', 'Iris Immsee', '417, 4171, 4172, 4179'), OTTO],
    'different',
    ['`iris` has 4179 in addition'],
  ],
  [
    'the wrong account deleted',
    [user('iris.d', 'Iris Immsee', '4171'), OTTO],
    'different',
    [
      '`iris.d` still exists, with 4171',
      '`iris` should have stayed and is gone. Please create the user anew; the undo table shows how it was.',
    ],
  ],
  [
    'slots missing, where the table has them',
    [{ ...DONE, slots: ['desk', 'dect'] }, OTTO],
    'partly',
    ['`iris` has 0 of 1 slots mobile device (Mobilgerät)'],
  ],
  [
    'slots nobody decided on',
    [{ ...DONE, slots: ['desk', 'dect', 'mobile', 'softphone'] }, OTTO],
    'different',
    ['`iris` has 1 of 0 slots softphone'],
  ],
])('a merge that is %s', (_, after, state, differences) => {
  const [found] = verifyMerges(merges, ROWS, after).merges;
  expect(found?.state).toBe(state);
  expect(found?.differences.map(({ en }) => en)).toEqual(differences);
});

const NO_DRIFT = {
  lost: [],
  givenUp: [],
  doubles: [],
  moved: [],
  gained: [],
  spelled: [],
  gone: [],
  added: [],
};

describe('what else has changed', () => {
  it('is told: numbers that are nowhere, accounts that are gone or new', () => {
    const after = [DONE, user('nora', 'Nora Neu', '450')];
    expect(verifyMerges(merges, ROWS, after).drift).toEqual({
      ...NO_DRIFT,
      lost: [{ number: '440', from: 'otto' }],
      gone: ['otto'],
      added: [{ account: 'nora', numbers: ['450'] }],
    });
  });

  it('is told of numbers that moved between accounts no merge is about, also onto the account of one', () => {
    const before = [...ROWS, user('paul', 'Paul Platz', '450, 451')];
    const moved = (...after: UserRow[]) => verifyMerges(merges, before, after).drift;
    expect(moved(DONE, OTTO, user('paul', 'Paul Platz', '450, 451')).moved).toEqual([]);
    const swapped = moved(DONE, user('otto', 'Otto Oder', '440, 451'), user('paul', 'P', '450'));
    expect(swapped.moved).toEqual([{ number: '451', from: 'paul', to: 'otto' }]);
    expect(swapped.lost).toEqual([]);
    const taken = moved(
      user('iris', 'Iris Immsee', '417, 4171, 4172, 440'),
      user('Paul', 'P', '450, 451'),
    );
    expect(taken.moved).toEqual([{ number: '440', from: 'otto', to: 'iris' }]);
  });
});

describe('numbers that are where they must not be', () => {
  const before = [
    user('twice', 'Tina Twice', '422'),
    user('twice.d', 'Tina Twice', '4221'),
    user('other', 'Otto Other', '4221'),
    user('supervisor', 'Richard Rudolf', '410'),
    user('night', 'Nacht Schaltung', '430'),
    ...ROWS,
  ];
  const drift = (...after: UserRow[]) => verifyMerges(merges, before, after).drift;
  const [twice, twiceD, other, supervisor, night] = before as [
    UserRow,
    UserRow,
    UserRow,
    UserRow,
    UserRow,
  ];
  const others = [twice, DONE, OTTO];

  it('are named when they are on two accounts, also if they were so before', () => {
    expect(drift(...others, twiceD, other, supervisor, night)).toEqual({
      ...NO_DRIFT,
      doubles: [{ number: '4221', accounts: ['twice.d', 'other'] }],
    });
  });

  it('are named when an untouched account has one that somebody else has, too', () => {
    const greedy = { ...supervisor, numbers: ['410', '430'] };
    const once = { ...other, numbers: [] };
    expect(drift(...others, twiceD, once, greedy, night)).toEqual({
      ...NO_DRIFT,
      doubles: [{ number: '430', accounts: ['supervisor', 'night'] }],
    });
  });

  it('are named when an untouched account has one that nobody had', () => {
    const greedy = { ...supervisor, numbers: ['410', '499'] };
    const once = { ...other, numbers: [] };
    expect(drift(...others, twiceD, once, greedy, night)).toEqual({
      ...NO_DRIFT,
      gained: [{ number: '499', by: 'supervisor' }],
    });
  });

  it('keep a merge from being as decided when somebody else has one of its numbers, too', () => {
    const greedy = { ...OTTO, numbers: ['440', '4171'] };
    const [found] = verifyMerges(merges, ROWS, [DONE, greedy]).merges;
    expect(found?.state).toBe('different');
    expect(found?.differences.map(({ de }) => de)).toEqual([
      '4171 steht bei `iris` und zugleich bei `otto`',
    ]);
  });
});

describe('numbers that are only written otherwise', () => {
  const before = [
    user('lars', 'Lars Lang', '04066969500'),
    user('lars.d', 'Lars Lang', '040669695001'),
    user('olga', 'Olga Otte', '04066969600'),
    user('pia', 'Pia Platz', '+494066969700'),
    user('pia2', 'Paul Platz', '00494066969700'),
  ];
  const plan = proposeMerges(before, MergeSettings.parse({}));
  const decided = mergesOf(
    plan,
    plan.proposals.map(({ id }) => ({ choice: 'accept' as const, proposal: id })),
    before,
  ).merges;
  const compared = (...after: UserRow[]) => verifyMerges(decided, before, after);
  const rest = [user('pia', 'P', '04066969700'), user('pia2', 'P', '00494066969700')];

  it('are where they should be', () => {
    const found = compared(
      user('lars', 'Lars Lang', '+494066969500, 040669695001'),
      user('olga', 'Olga Otte', '+494066969600'),
      ...rest,
    );
    expect(found.merges.map(({ state }) => state)).toEqual(['done']);
    expect(found.drift).toEqual({
      ...NO_DRIFT,
      spelled: [
        { was: '04066969500', is: '+494066969500', account: 'lars' },
        { was: '04066969600', is: '+494066969600', account: 'olga' },
        { was: '+494066969700', is: '04066969700', account: 'pia' },
      ],
    });
  });

  describe('and kept in both spellings by one account', () => {
    const two = [
      user('a.b', 'Anna Beck', '04066969415'),
      user('a.b.d', 'Anna Beck', '+494066969415'),
    ];
    const asked = proposeMerges(two, MergeSettings.parse({}));
    const merged = mergesOf(
      asked,
      asked.questions.flatMap(({ ifOne }) =>
        ifOne ? [{ choice: 'accept' as const, proposal: ifOne.id }] : [],
      ),
      two,
    ).merges;

    it.each([
      '04066969415, +494066969415',
      '+494066969415',
      '04066969415',
      '00494066969415',
      '00494066969415, 494066969415',
    ])('are there when the table says %s', (numbers) => {
      const found = verifyMerges(merged, two, [user('a.b', 'Anna Beck', numbers)]);
      expect(found.merges.map(({ state }) => state)).toEqual(['done']);
      expect({ ...found.drift, spelled: [] }).toEqual(NO_DRIFT);
    });

    it('are missed when the account has neither', () => {
      const found = verifyMerges(merged, two, [user('a.b', 'Anna Beck', '416')]);
      expect(found.merges.map(({ state }) => state)).toEqual(['different']);
      expect(found.drift.lost).toHaveLength(2);
    });
  });

  it('are missed where they are gone, and known again where they have moved', () => {
    const found = compared(
      user('lars', 'Lars Lang', '+49406696950, 040669695001, +494066969600'),
      user('olga', 'Olga Otte', ''),
      ...rest,
    );
    expect(found.merges.map(({ state }) => state)).toEqual(['different']);
    expect(found.merges[0]?.differences[0]?.de).toContain('04066969500 fehlt bei `lars`');
    expect(found.drift.moved).toEqual([{ number: '04066969600', from: 'olga', to: 'lars' }]);
  });
});

describe('the undo table', () => {
  const noted: Parameters<typeof undoTable>[2] = {
    'iris.d': { found: ['queues'], notes: 'Warteschlange "Vertrieb"; Position 2\n=SUMME(A1)' },
  };
  const table = undoTable(merges, ROWS, noted, 'de');

  it('shows every account that is touched, with what hung on it', () => {
    expect(table.split('\r\n')).toEqual([
      '\ufeffBenutzername;Vorname;Nachname;E-Mail;Nebenstellen;Slots;Gruppen;Telefone;Rufumleitungsprofile;Vorgesehen;Daran hing;Notiz',
      'iris;Iris;Immsee;;417;;;;;bleibt;;',
      'iris.d;Iris;Immsee;;4171;;All Users, Vertrieb;;Urlaub;gelöscht, 4171 an iris;Warteschlangen;"Warteschlange ""Vertrieb""; Position 2\n=SUMME(A1)"',
      'iris.m;Iris;Immsee;;4172;;;;;gelöscht, 4172 an iris;;',
      '',
    ]);
  });

  it('says of each number where it goes, also of accounts that stay and of those it is taken from', () => {
    const [merge] = merges;
    if (!merge) expect.fail();
    const rows = [...ROWS, user('paul', 'Paul Platz', '450'), user('pia', 'Pia Platz', '450, 451')];
    const kept = merge.after.rows.filter(({ number }) => number === '4171');
    const edited = {
      ...merge,
      after: {
        ...merge.after,
        rows: [...kept, { number: '450', on: [0], from: 'paul', also: ['pia'] }],
      },
      givenUp: ['4172'],
    };
    const other = {
      ...merge,
      survivor: 'otto',
      removed: [],
      after: {
        account: 'otto',
        slots: [],
        rows: [
          { number: '440', on: [0], from: 'otto' },
          { number: '417', on: [0], from: 'iris' },
        ],
      },
      givenUp: [],
    };
    const fates = undoTable([edited, other], rows, {}, 'de')
      .split('\r\n')
      .slice(1, -1)
      .map((line) => [line.split(';')[0], line.split(';')[9]]);
    expect(fates).toEqual([
      ['iris', 'bleibt, 417 an otto'],
      ['iris.d', 'gelöscht, 4171 an iris'],
      ['iris.m', 'gelöscht, 4172 entfällt'],
      ['otto', 'bleibt'],
      ['paul', 'bleibt, 450 an iris'],
      ['pia', 'bleibt, 450 an iris'],
    ]);
  });

  it('can be read back', () => {
    const { rows, problems } = importUsers(table);
    expect(problems).toEqual([]);
    expect(rows.map((row) => ({ ...row, line: 1 }))).toEqual(ROWS.slice(0, 3));
  });

  it('is remarked upon in the language of the run, and read back in either', () => {
    const slots = ['desk', 'dect', 'mobile', 'softphone', 'ucc'] as const;
    const told = [{ ...ROWS[0], slots } as unknown as UserRow, ...ROWS.slice(1)];
    const english = undoTable(merges, told, noted, 'en');
    expect(english).toContain(';Rufumleitungsprofile;Planned;What hung on it;Note');
    expect(english).toMatch(/iris\.d;.*;deleted, 4171 to iris;queues \(Warteschlangen\);/);
    const { rows, problems } = importUsers(english);
    expect(problems).toEqual([]);
    expect(rows[0]?.slots).toEqual(slots);
  });

  it('calculates nothing in a spreadsheet, and comes back all the same', () => {
    const odd = [{ ...ROWS[0], lastName: '=1+1', numbers: ['+4940'] } as UserRow];
    const own = [{ ...merges[0], removed: [] }] as typeof merges;
    const text = undoTable(own, odd, {}, 'de');
    expect(text).toContain(`"'=1+1"`);
    expect(importUsers(text).rows).toMatchObject([{ lastName: '=1+1', numbers: ['+4940'] }]);
  });

  it.each([['0416'], ['0049406696941'], ['494066969416']])('keeps %s as it is', (number) => {
    const odd = [{ ...ROWS[0], numbers: [number], phones: ['001565e12345'] } as UserRow];
    const text = undoTable([{ ...merges[0], removed: [] }] as typeof merges, odd, {}, 'de');
    expect(text).toContain(`"'${number}"`);
    expect(text).toContain(`"'001565e12345"`);
    expect(importUsers(text).rows).toMatchObject([{ numbers: [number], phones: ['001565e12345'] }]);
    const plain = [{ ...ROWS[0], numbers: ['416'] } as UserRow];
    expect(
      undoTable([{ ...merges[0], removed: [] }] as typeof merges, plain, {}, 'de'),
    ).not.toContain("'");
  });
});
