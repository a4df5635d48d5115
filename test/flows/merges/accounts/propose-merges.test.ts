import { describe, expect, it, test } from 'vitest';
import type { AccountPlan } from '../../../../src/flows/merges/accounts/account-plan.ts';
import { proposeMerges } from '../../../../src/flows/merges/accounts/propose-merges.ts';
import { MergeSettings } from '../../../../src/flows/merges/accounts/settings.ts';
import type { UserRow } from '../../../../src/flows/merges/accounts/user-row.ts';
import { user } from './users.ts';

const SETTINGS = MergeSettings.parse({});

/** A plan in short: `certain armin+armin.d`, `? same-name a|b`. */
function shown({ proposals, questions }: AccountPlan): string[] {
  return [
    ...proposals.map(
      ({ confidence, survivor, removed }) =>
        `${confidence} ${[survivor, ...removed].map(({ row }) => row.username).join('+')}`,
    ),
    ...questions.map(
      ({ kind, accounts }) => `? ${kind} ${accounts.map(({ username }) => username).join('|')}`,
    ),
  ];
}

const MAIN = user('iris', 'Iris Immsee', '417');

test.each<[string, UserRow[], string[]]>([
  [
    'suffix, name and number',
    [MAIN, user('iris.d', 'Iris Immsee', '4171')],
    ['certain iris+iris.d'],
  ],
  [
    'capital letters of a user name',
    [MAIN, user('Iris.D', 'Iris Immsee', '4171')],
    ['certain iris+Iris.D'],
  ],
  ['two more digits', [MAIN, user('iris.d', 'Iris Immsee', '41711')], ['certain iris+iris.d']],
  [
    'a main number too short to mean anything',
    [user('iris', 'Iris Immsee', '41'), user('iris.d', 'Iris Immsee', '411')],
    ['likely iris+iris.d'],
  ],
  [
    'several numbers on the second account',
    [MAIN, user('iris.d', 'Iris Immsee', '4171, 4173')],
    ['likely iris+iris.d'],
  ],
  [
    'a name spelled otherwise',
    [user('o', 'Uwe Müller', '417'), user('o.d', 'Uwe Mueller', '4171')],
    ['likely o+o.d'],
  ],
  ['a number from elsewhere', [MAIN, user('iris.m', 'Iris Immsee', '990')], ['likely iris+iris.m']],
  ['no number of its own', [MAIN, user('iris.m', 'Iris Immsee', '')], ['likely iris+iris.m']],
  ['no name to compare, but a number', [MAIN, user('iris.m', '', '4172')], ['likely iris+iris.m']],
  [
    'a place instead of a person',
    [user('lager', 'Lager', '420'), user('lager.d', 'Lager', '4201')],
    ['likely lager+lager.d'],
  ],
  [
    'nothing but the user name',
    [MAIN, user('iris.m', '', '990')],
    ['? only-user-name iris|iris.m'],
  ],
  [
    'names that differ',
    [MAIN, user('iris.m', 'Irina Moser', '4172')],
    ['? name-differs iris|iris.m'],
  ],
  ['names that differ and nothing in common', [MAIN, user('iris.m', 'Hans Moser', '990')], []],
  [
    'addresses that differ',
    [
      { ...MAIN, email: 'iris@a.example' },
      user('iris.d', 'Iris Immsee', '4171', { email: 'immsee2@a.example' }),
    ],
    ['? same-name iris|iris.d'],
  ],
  [
    'a number on two accounts, one outside',
    [MAIN, user('iris.d', 'Iris Immsee', '4171'), user('other', 'Otto Oder', '4171')],
    ['? number-twice iris.d|other'],
  ],
  [
    'a number on two accounts that have nothing else in common',
    [user('a', 'Anna Ahn', '500'), user('b', 'Bert Bach', '500')],
    ['? number-twice a|b'],
  ],
  [
    'a number in two spellings on two accounts that have nothing else in common',
    [user('a', 'Anna Ahn', '+494066969416'), user('b', 'Bert Bach', '04066969416')],
    ['? number-spelled a|b'],
  ],
  [
    'a number in two spellings on one person’s accounts, never certain',
    [user('iris', 'Iris Immsee', '04066969416'), user('iris.d', 'Iris Immsee', '+494066969416')],
    ['? number-spelled iris|iris.d'],
  ],
  [
    'a number in another spelling outside',
    [
      user('iris', 'Iris Immsee', '04066969416'),
      user('iris.d', 'Iris Immsee', '040669694161'),
      user('other', 'Otto Oder', '00494066969416'),
    ],
    ['? in-common iris|iris.d', '? number-spelled iris|other'],
  ],
  [
    'a number twice, and once more in another spelling',
    [
      user('iris', 'Iris Immsee', '04066969416'),
      user('iris.d', 'Iris Immsee', '04066969416'),
      user('other', 'Otto Oder', '+494066969416'),
    ],
    ['? number-twice iris|iris.d', '? number-twice iris|iris.d|other'],
  ],
  [
    'an extension that ends a long number',
    [user('a', 'Anna Ahn', '416'), user('b', 'Bert Bach', '04066969416')],
    [],
  ],
  [
    'a telephone shared with somebody else',
    [
      MAIN,
      user('iris.d', 'Iris Immsee', '4171', { phones: ['00:1A'] }),
      user('other', 'Otto Oder', '440', { phones: ['00:1a'] }),
    ],
    ['? in-common iris|iris.d', '? shared-phone iris.d|other'],
  ],
  [
    'a telephone of both in two spellings',
    [
      user('iris', 'Iris Immsee', '417', { phones: ['00:15:65:aa:bb:cc'] }),
      user('iris.d', 'Iris Immsee', '4171', { phones: ['001565AABBCC'] }),
    ],
    ['? shared-phone iris|iris.d'],
  ],
  [
    'a telephone shared with somebody else in another spelling',
    [
      MAIN,
      user('iris.d', 'Iris Immsee', '4171', { phones: ['00:15:65:12:34:56'] }),
      user('other', 'Otto Oder', '440', { phones: ['001565123456'] }),
    ],
    ['? in-common iris|iris.d', '? shared-phone iris.d|other'],
  ],
  [
    'people of one name',
    [user('a', 'Hans Huber', '417'), user('b', 'Hans Huber', '423')],
    ['? same-name a|b'],
  ],
  [
    'two families of one name',
    [
      user('a', 'Hans Huber', '417'),
      user('a.d', 'Hans Huber', '4171'),
      user('b', 'Hans Huber', '423'),
      user('b.d', 'Hans Huber', '4231'),
    ],
    ['likely a+a.d', 'likely b+b.d', '? same-name a|a.d|b|b.d'],
  ],
  [
    'other user names, but numbers that continue one',
    [user('hh', 'Hans Huber', '417'), user('huber2', 'Hans Huber', '4171')],
    ['likely hh+huber2'],
  ],
  [
    'one address and no main number',
    [
      user('hh', 'Hans Huber', '417', { email: 'h@a.example' }),
      user('hans', 'Hans Huber', '523', { email: 'h@a.example' }),
    ],
    ['? two-candidates hh|hans'],
  ],
  [
    'suffixes without a main account',
    [user('iris.d', 'Iris Immsee', '4171'), user('iris.m', 'Iris Immsee', '4172')],
    ['? no-main-account iris.d|iris.m'],
  ],
  [
    'a main account with an abbreviated name',
    [user('ii', 'Iris Immsee', '417'), user('iris.d', 'Iris Immsee', '4171')],
    ['likely ii+iris.d'],
  ],
  [
    'one address, other names, and a number that fits',
    [
      user('ii', 'Iris Immsee', '417', { email: 'i@a.example' }),
      user('handy4', 'Handy Vier', '4174', { email: 'i@a.example' }),
    ],
    ['? same-email ii|handy4'],
  ],
  [
    'a shared mailbox',
    [1, 2, 3].map((n) => user(`u${n}`, `Vor${n} Nach${n}`, `50${n}`, { email: 'team@a.example' })),
    [],
  ],
  [
    'the mailbox of a family business',
    [1, 2, 3, 4, 5].map((n) => user(`u${n}`, `Vor${n} Huber`, `50${n}`, { email: 'x@a.example' })),
    [],
  ],
  [
    'the supervisor',
    [user('supervisor', 'Richard Rudolf', '410'), user('supervisor.d', 'Richard Rudolf', '4101')],
    ['? protected supervisor|supervisor.d'],
  ],
  [
    'the supervisor under another name',
    [user('supervisor', 'Richard Rudolf', '410'), user('rr', 'Richard Rudolf', '4101')],
    [],
  ],
  [
    'a user name that only ends like one',
    [user('hans.m', 'Hans Moser', '430'), user('hans.m.d', 'Hans Moser', '4301')],
    ['certain hans.m+hans.m.d'],
  ],
  [
    'many rooms of one name',
    Array.from({ length: 9 }, (_, n) => user(`r${n}`, 'Konferenz Raum', `60${n}`)),
    [`? same-name ${Array.from({ length: 9 }, (_, n) => `r${n}`).join('|')}`],
  ],
])('%s', (_, rows, expected) => {
  expect(shown(proposeMerges(rows, SETTINGS))).toEqual(expected);
});

describe('the evidence', () => {
  const evidence = (rows: UserRow[]): string[] =>
    proposeMerges(rows, SETTINGS).proposals[0]?.evidence.map(({ en }) => en) ?? [];

  it('says once what several accounts have in common', () => {
    const rows = [
      MAIN,
      user('iris.d', 'Iris Immsee', '4171'),
      user('iris.m', 'Iris Immsee', '4172'),
    ];
    expect(evidence(rows)).toEqual([
      '`iris.d` is called like `iris` with the suffix `.d`',
      'both are called Iris Immsee',
      '4171 is 417 with more digits',
      '`iris.m` is called like `iris` with the suffix `.m`',
      '4172 is 417 with more digits',
    ]);
  });

  test.each<[string, UserRow[], string]>([
    ['does not fit', [MAIN, user('iris.d', 'Iris Immsee', '990')], '990 does not continue 417'],
    [
      'fits somebody else',
      [MAIN, user('iris.d', 'Iris Immsee', '4401'), user('otto', 'Otto Oder', '440')],
      '4401 does not go with 417, rather with `otto`',
    ],
    [
      'has nothing to fit',
      [user('iris', 'Iris Immsee', ''), user('iris.d', 'Iris Immsee', '4171')],
      '`iris` has no number to compare',
    ],
  ])('says of a number that it %s', (_, rows, expected) => {
    expect(evidence(rows)).toContain(expected);
  });

  test.each<[string, UserRow[], string]>([
    [
      'a suffix nobody knows',
      [MAIN, user('iris.handy', 'Iris Immsee', '4171')],
      '`iris.handy` is not called like `iris` with a known suffix',
    ],
    [
      'several numbers',
      [MAIN, user('iris.d', 'Iris Immsee', '4171, 4173')],
      '`iris.d` has several numbers: 4171, 4173',
    ],
    ['no number', [MAIN, user('iris.m', 'Iris Immsee', '')], '`iris.m` has no number to compare'],
    [
      'another slot',
      [MAIN, user('iris.d', 'Iris Immsee', '4171', { slots: ['softphone'] })],
      '`iris.d` has a slot softphone, the suffix stands for DECT phone (DECT-Telefon)',
    ],
  ])('names what does not fit: %s', (_, rows, expected) => {
    const [proposal] = proposeMerges(rows, SETTINGS).proposals;
    expect(proposal?.confidence).toBe('likely');
    expect(proposal?.evidence.filter(({ against }) => against).map(({ en }) => en)).toEqual([
      expected,
    ]);
  });

  test.each<[string, Partial<UserRow>, Partial<UserRow>, string]>([
    [
      'no first name',
      { firstName: '' },
      { firstName: '' },
      '`desk.d` has no first name to compare',
    ],
    [
      'no name',
      {},
      { firstName: '', lastName: '' },
      '`desk.d` has no first and last name to compare',
    ],
    ['other names', {}, { lastName: 'Otter' }, 'names: Ina Desk and Ina Otter'],
  ])('compares no names where there are none: %s', (_, main, other, expected) => {
    const rows = [user('desk', 'Ina Desk', '417', main), user('desk.d', 'Ina Desk', '4171', other)];
    const { proposals, questions } = proposeMerges(rows, SETTINGS);
    const merge = proposals[0] ?? questions[0]?.ifOne;
    expect(merge?.evidence.map(({ en }) => en)).toContain(expected);
  });

  it('names others of the same name', () => {
    const rows = [MAIN, user('iris.d', 'Iris Immsee', '4171'), user('ii', 'Iris Immsee', '555')];
    expect(evidence(rows)).toContain('there are other accounts of this name: `ii`');
  });
});

describe('a number on two accounts', () => {
  const ifOne = (rows: UserRow[]) => proposeMerges(rows, SETTINGS).questions[0]?.ifOne ?? null;

  it('of one person goes with the merge', () => {
    const merged = ifOne([MAIN, user('iris.d', 'Iris Immsee', '417')]);
    expect(merged?.after.rows.map(({ number }) => number)).toEqual(['417']);
  });

  it('of somebody else has to be mended first', () => {
    const rows = [MAIN, user('iris.d', 'Iris Immsee', '4171'), user('other', 'Otto Oder', '4171')];
    expect(ifOne(rows)).toBeNull();
  });
});

describe('what others have too', () => {
  const plan = (rows: UserRow[], apart: string[][] = []) => proposeMerges(rows, SETTINGS, apart);
  const pairs = (phones: string[]): UserRow[] =>
    ['Bea Boss', 'Cora Clark'].flatMap((name, at) => {
      const username = name.slice(0, 4).trim().toLowerCase();
      return [
        user(username, name, `41${at}`, { phones }),
        user(`${username}.d`, name, `41${at}1`, { phones }),
      ];
    });
  const DORA = [
    user('dora', 'Dora Dorn', '+494066969422'),
    user('dora.d', 'Dora Dorn', '+4940669694221'),
    user('emil', 'Emil Eck', '04066969422'),
  ];

  it('asks about each of two people with one telephone, and about the telephone', () => {
    const shared = plan(pairs(['aabb']));
    expect(shown(shared)).toEqual([
      '? in-common bea|bea.d',
      '? in-common cora|cora.d',
      '? shared-phone bea|bea.d|cora|cora.d',
    ]);
    expect(
      shared.questions.map(({ ifOne }) => ifOne?.removed.map(({ row }) => row.username)),
    ).toEqual([['bea.d'], ['cora.d'], undefined]);
    expect(shared.alone).toEqual([]);
    expect(shown(plan(pairs([])))).toEqual(['certain bea+bea.d', 'certain cora+cora.d']);
  });

  it('asks about a number by itself, and rules out nobody’s own accounts where people are told apart', () => {
    const [family, number] = plan(DORA).questions;
    expect(family?.detail.map(({ en }) => en).join()).toContain('is on `emil` as well');
    expect(number?.ifOne).toBeNull();
    expect(number?.mains.map(({ username }) => username)).toEqual(['dora', 'emil']);
    const told = plan(DORA, [['dora', 'emil']]);
    expect(told.questions.map(({ id }) => id)).toEqual([family?.id, number?.id]);
  });

  it('suggests that the account stays which others belong to already', () => {
    const rows = [
      user('juergen.mueller', 'Jürgen Müller', '210'),
      user('juergen.mueller.d', 'Jürgen Müller', '2101'),
      user('j.mueller', 'Juergen Mueller', '211'),
    ];
    const { proposals, questions } = plan(rows);
    expect(proposals[0]?.survivor.row.username).toBe('juergen.mueller');
    expect(questions[0]?.ifOne?.survivor.row.username).toBe('juergen.mueller');
  });

  it('suggests one account of each person as different people', () => {
    const [, , phone] = plan(pairs(['aabb'])).questions;
    expect(phone?.mains.map(({ username }) => username)).toEqual(['bea', 'cora']);
  });

  it('says which accounts wait for a number to be settled', () => {
    const rows = [MAIN, user('iris.d', 'Iris Immsee', '4171'), user('otto', 'Otto Oder', '4171')];
    const [number] = plan(rows).questions;
    expect(number?.detail.at(-1)?.de).toBe(
      'Erst danach lässt sich fragen, ob `iris`, `iris.d` zusammengehören (Iris Immsee).',
    );
    expect(plan(rows).alone).toEqual([]);
  });

  it('asks about every number that is on several accounts, together where they are the same ones', () => {
    const rows = [
      user('a', 'Anna Ahn', '416'),
      user('a.d', 'Anna Ahn', '419'),
      user('b', 'Bert Bach', '416, 7'),
      user('b.d', 'Bert Bach', '419'),
      user('c', 'Carl Cray', '7, 501, 502'),
      user('d', 'Dana Daun', '501, 502'),
    ];
    const { questions } = plan(rows);
    expect(questions.map(({ title }) => title.de)).toEqual([
      'Nummer 416 steht bei mehreren Konten',
      'Nummer 419 steht bei mehreren Konten',
      'Nummer 7 steht bei mehreren Konten',
      'Nummer 501, 502 steht bei mehreren Konten',
    ]);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(4);
  });

  it('merges no protected account for a number in common', () => {
    const rows = [user('supervisor', 'R R', '410'), user('supervisor.d', 'R R', '410')];
    const found = plan(rows).questions;
    expect(found.map(({ kind, ifOne }) => [kind, ifOne])).toEqual([
      ['protected', null],
      ['number-twice', null],
    ]);
  });
});

describe('what people said', () => {
  const rows = [MAIN, user('iris.d', 'Iris Immsee', '4171'), user('iris.m', 'Iris Immsee', '4172')];

  it('never proposes what was told apart, and nothing else changes', () => {
    const apart = [['iris', 'iris.m']];
    expect(shown(proposeMerges(rows, SETTINGS, apart))).toEqual(['likely iris+iris.d']);
    expect(shown(proposeMerges(rows, SETTINGS, [['IRIS', 'iris.d', 'iris.m']]))).toEqual([]);
  });

  it('tells two families of one name apart by their main accounts, and keeps each family together', () => {
    const families = ['a', 'b'].flatMap((name, at) => [
      user(name, 'Hans Huber', `41${at}`),
      user(`${name}.d`, 'Hans Huber', `41${at}1`),
    ]);
    const [question] = proposeMerges(families, SETTINGS).questions;
    const names = question?.mains.map(({ username }) => username) ?? [];
    expect(names).toEqual(['a', 'b']);
    expect(shown(proposeMerges(families, SETTINGS, [names]))).toEqual([
      'likely a+a.d',
      'likely b+b.d',
    ]);
  });

  it('knows the suffixes of the customer', () => {
    const settings = MergeSettings.parse({ suffixes: [{ suffix: '-handy', slot: 'mobile' }] });
    const own = [MAIN, user('iris-handy', 'Iris Immsee', '4179')];
    expect(shown(proposeMerges(own, settings))).toEqual(['certain iris+iris-handy']);
    expect(proposeMerges(own, settings).proposals[0]?.after.slots.map(({ type }) => type)).toEqual([
      'desk',
      'mobile',
    ]);
  });

  it('believes the slots of the table more than a suffix, and is then no longer certain', () => {
    const known = [MAIN, user('iris.d', 'Iris Immsee', '4171', { slots: ['softphone'] })];
    const { proposals } = proposeMerges(known, SETTINGS);
    expect(proposals[0]?.confidence).toBe('likely');
    expect(proposals[0]?.after.slots.map(({ type }) => type)).toEqual(['desk', 'softphone']);
  });

  it('rings only where it rang where nothing rang in parallel', () => {
    const settings = MergeSettings.parse({ parallel: false });
    const { proposals } = proposeMerges(rows, settings);
    expect(proposals[0]?.after.rows.map(({ on }) => on)).toEqual([[0], [1], [2]]);
  });

  it('gives a proposal another id when a number has changed, so that a decision no longer counts', () => {
    const idOf = (numbers: string): string | undefined =>
      proposeMerges([MAIN, user('iris.d', 'Iris Immsee', numbers)], SETTINGS).proposals[0]?.id;
    expect(idOf('4171')).toBe(idOf('4171'));
    expect(idOf('4171')).not.toBe(idOf('4172'));
  });
});

it('names every spelling of a number that may stand on several accounts, and stays open for a merge', () => {
  const [question] = proposeMerges(
    [user('iris', 'Iris Immsee', '04066969416'), user('iris.d', 'Iris Immsee', '+494066969416')],
    SETTINGS,
  ).questions;
  expect(question?.title.de).toBe(
    '04066969416 / +494066969416: dieselbe Nummer bei mehreren Konten?',
  );
  expect(question?.ifOne?.after.rows.map(({ number }) => number)).toEqual([
    '04066969416',
    '+494066969416',
  ]);
});

it('asks once about many accounts of one name with one number', () => {
  const nine = Array.from({ length: 9 }, (_, at) => user(`empfang${at}`, 'Empfang Halle', '500'));
  const ids = proposeMerges(nine, SETTINGS).questions.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThan(0);
});
