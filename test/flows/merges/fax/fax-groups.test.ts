import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { faxFields, readFaxGroup } from '../../../../src/flows/merges/fax/fax-fields.ts';
import { faxItem, leftOutFaxes } from '../../../../src/flows/merges/fax/fax-items.ts';
import type { FaxGroup, FaxProposal } from '../../../../src/flows/merges/fax/fax-proposal.ts';
import { FaxRow } from '../../../../src/flows/merges/fax/fax-row.ts';
import { importFaxes } from '../../../../src/flows/merges/fax/import-faxes.ts';
import { importGroups } from '../../../../src/flows/merges/fax/import-groups.ts';
import { membersOf } from '../../../../src/flows/merges/fax/members-of.ts';
import { planFaxWork } from '../../../../src/flows/merges/fax/plan-fax-work.ts';
import { proposeFaxGroups } from '../../../../src/flows/merges/fax/propose-fax-groups.ts';
import { systemName } from '../../../../src/flows/merges/fax/system-name.ts';
import { verifyFaxGroups } from '../../../../src/flows/merges/fax/verify-fax-groups.ts';
import { Field } from '../../../../src/flows/run/question.ts';
import { user } from '../accounts/users.ts';
import { GUIDE_FAXES } from '../guide-example.ts';

const GROUPS = importGroups(
  [
    'Id\tTitel\tName\tTyp',
    '1\tAdmins\tadmins\tuser',
    '2\tAll Users\tusers\tuser',
    '13\tAll faxes\tfaxes\tfax',
    '21\tZentrale\tzentrale\tuser',
    '22\tCEO\tceo\tuser',
    '23\tBuchhaltung\tbuchhaltung\tuser',
    '24\tLager\tlager\tuser',
  ].join('\n'),
).rows;
const FAXES = importFaxes(GUIDE_FAXES).rows;

function faxes(...names: string[]): FaxRow[] {
  return names.map((name, at) => FaxRow.parse({ line: at + 2, name, extension: String(400 + at) }));
}

function group(title: string, name: string, type = 'user') {
  return { line: 2, id: '', title, name, type };
}

describe("the guide's example", () => {
  const proposals = proposeFaxGroups(FAXES, GROUPS);

  it('becomes one fax group for each unit, for the user group of the same name', () => {
    expect(
      proposals.map(({ title, name, userGroup, faxes: members, warnings }) => [
        title,
        name,
        members.map(({ extension }) => extension).join(),
        userGroup?.name,
        warnings.length,
      ]),
    ).toEqual([
      ['Faxgruppe Zentrale', 'faxgruppe_zentrale', '401', 'zentrale', 0],
      ['Faxgruppe CEO', 'faxgruppe_ceo', '402', 'ceo', 0],
      ['Faxgruppe Buchhaltung', 'faxgruppe_buchhaltung', '403', 'buchhaltung', 0],
      ['Faxgruppe Lager', 'faxgruppe_lager', '404', 'lager', 0],
    ]);
  });

  it('is worked as the guide does it: create, fill, permit, try', () => {
    const decided = proposals.map(accept);
    const blocks = planFaxWork(decided, FAXES, GROUPS);
    expect(blocks).toHaveLength(4);
    expect(blocks[2]?.steps.map(({ title }) => title.de)).toEqual([
      'Fax-Gruppe `faxgruppe_buchhaltung` anlegen',
      'Faxnummern in `faxgruppe_buchhaltung` aufnehmen',
      'Benutzergruppe `buchhaltung` für `faxgruppe_buchhaltung` berechtigen',
      '`faxgruppe_buchhaltung` im UCC-Client prüfen',
    ]);
    const [create, fill, permit, proof] = blocks[2]?.steps ?? [];
    expect([fill?.needs, permit?.needs, proof?.needs]).toEqual([
      [create?.id],
      [fill?.id],
      [permit?.id],
    ]);
    expect(create?.detail.map(({ de }) => de).join()).toContain('nicht mehr ändern');
    expect(permit?.detail.map(({ de }) => de).join()).toContain('*Datenschutz:*');
  });

  it('says on every proposal that all members see all faxes and that the name is final', () => {
    const { detail } = faxItem(proposals[0] as FaxProposal, []);
    const text = detail.map(({ en }) => en).join('\n');
    expect(text).toContain('see all faxes');
    expect(text).toContain('cannot be changed later');
    expect(text).toContain('Permitted: Zentrale (`zentrale`)');
  });
});

function accept({ id, title, name, faxes: members, userGroup }: FaxProposal): FaxGroup {
  return {
    proposal: id,
    title,
    name,
    extensions: members.map(({ extension }) => extension),
    userGroups: userGroup ? [userGroup.name] : [],
  };
}

test.each([
  ['Größe & Maß', 'groesse_und_mass'],
  ['Ärzte-Büro (Süd)', 'aerzte_buero_sued'],
  ['Señor Łukasz', 'senor_lukasz'],
  ['  --  ', ''],
  ['Ελλάδα', ''],
  ['A\u0308rger', 'aerger'],
])('%j is %j as a systemic name', (words, name) => {
  expect(systemName(words)).toBe(name);
});

test('a systemic name has small letters, digits and single underscores, and is its own', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (words) => {
      const name = systemName(words);
      expect(name).toMatch(/^(?:[a-z0-9]+(?:_[a-z0-9]+)*)?$/);
      expect(systemName(name)).toBe(name);
    }),
  );
});

test.each<[string, FaxRow[], string[]]>([
  [
    '“Fax” in every spelling',
    faxes('Telefax Einkauf', 'Einkauf Süd-Fax', 'Faxnummer: Labor'),
    ['faxgruppe_einkauf', 'faxgruppe_einkauf_sued', 'faxgruppe_labor'],
  ],
  [
    'several faxes of one unit',
    faxes('Fax Lager 1', 'Fax Lager 2', 'Fax Halle 7'),
    ['faxgruppe_lager', 'faxgruppe_halle_7'],
  ],
  [
    'a name that says nothing: the headline does',
    [FaxRow.parse({ line: 2, name: 'Fax', extension: '401', headline: 'Musterfirma - Vertrieb' })],
    ['faxgruppe_vertrieb'],
  ],
  [
    'nothing at all',
    [FaxRow.parse({ line: 2, name: 'Fax 401', extension: '401' })],
    ['faxgruppe_401'],
  ],
  ['another alphabet', faxes('Ελλάδα'), ['faxgruppe_400']],
  ['an umlaut that is written out', faxes('Fax Süd', 'Fax Sued'), ['faxgruppe_sued']],
  [
    'units that differ in a mark',
    faxes('Fax Jäger', 'Fax Jager', 'Fax Café', 'Fax Cafe'),
    ['faxgruppe_jaeger', 'faxgruppe_jager', 'faxgruppe_cafe', 'faxgruppe_cafe_2'],
  ],
  [
    'units that differ in a sign',
    faxes('Fax C', 'Fax C++', 'Fax C#', 'Fax R&D', 'Fax RD'),
    ['faxgruppe_c', 'faxgruppe_c_plus_plus', 'faxgruppe_c_2', 'faxgruppe_r_und_d', 'faxgruppe_rd'],
  ],
  [
    'several faxes of units that differ in a mark',
    faxes('Fax Lager 1', 'Fax Läger 1', 'Fax Lager 2'),
    ['faxgruppe_lager', 'faxgruppe_laeger_1'],
  ],
  [
    'units of two alphabets',
    faxes('Fax Lager Праха', 'Fax Lager Минск'),
    ['faxgruppe_lager', 'faxgruppe_lager_2'],
  ],
])('names groups after %s', (_, rows, names) => {
  expect(proposeFaxGroups(rows, []).map(({ name }) => name)).toEqual(names);
});

describe('units that are spelled nearly alike', () => {
  const warned = (...names: string[]): boolean[] =>
    proposeFaxGroups(faxes(...names), null).map(({ warnings }) =>
      warnings.some(({ de }) => /Fast gleich|Verschieden geschrieben/.test(de)),
    );

  it.each<[string[], RegExp]>([
    [['Fax Buero', 'Fax Büro'], /Verschieden geschrieben.*„Buero“, „Büro“/],
    [['Fax Team A-B', 'Fax Team A B'], /Verschieden geschrieben.*„Team A-B“, „Team A B“/],
  ])('and taken for one (%j) are named on their group', (names, words) => {
    const [one, another] = proposeFaxGroups(faxes(...names), null);
    expect(another).toBeUndefined();
    expect(one?.faxes).toHaveLength(2);
    expect(one?.warnings.map(({ de }) => de).join()).toMatch(words);
  });

  it.each<[string, string]>([
    ['Jäger', 'Jager'],
    ['Lager', 'Läger'],
    ['C', 'C++'],
    ['R&D', 'RD'],
    ['Team A-B', 'Team AB'],
    ['Café', 'Cafe'],
  ])('and kept apart (%s, %s) are each named on the other', (one, other) => {
    const proposals = proposeFaxGroups(faxes(`Fax ${one}`, `Fax ${other}`), null);
    expect(proposals.map(({ faxes: members }) => members.length)).toEqual([1, 1]);
    const texts = proposals.map(({ warnings }) => warnings.map(({ de }) => de).join());
    expect(texts[0]).toContain(`Fast gleich heißt „Faxgruppe ${other.replace('&', '&amp;')}“`);
    expect(texts[1]).toContain(`Fast gleich heißt „Faxgruppe ${one.replace('&', '&amp;')}“`);
  });

  it('are nothing to say where only capital letters or the unit differ', () => {
    expect(warned('Fax Lager', 'FAX LAGER')).toEqual([false]);
    expect(warned('Fax Lager', 'Fax Einkauf', 'Fax Праха', 'Fax Минск')).not.toContain(true);
  });
});

describe('names that are taken', () => {
  it('in other letters are taken, too', () => {
    const [one] = proposeFaxGroups(faxes('Fax Lager'), [group('X', 'Faxgruppe_Lager')]);
    expect([one?.name, one?.exists]).toEqual(['faxgruppe_lager_2', false]);
    expect(one?.warnings[0]?.en).toContain('`Faxgruppe_Lager` is taken already');
  });

  it('in other letters by a fax group are that group, under its own name', () => {
    const there = [group('Lagerfaxe', 'Faxgruppe_Lager', 'fax'), group('Lager', 'lager')];
    const [one] = proposeFaxGroups(faxes('Fax Lager'), there) as [FaxProposal];
    expect([one.name, one.exists]).toEqual(['Faxgruppe_Lager', true]);
    const values = Object.fromEntries(
      faxFields(one, there).map(({ id, initial = '' }) => [id, initial]),
    );
    const rows = faxes('Fax Lager');
    expect(readFaxGroup(one, values, rows, there)).toMatchObject({ ok: true });
    const renamed = { ...values, name: 'faxgruppe_lager' };
    expect(readFaxGroup(one, renamed, rows, there)).toMatchObject({ errors: { name: {} } });
    const [block] = planFaxWork([accept(one)], rows, there);
    expect(block?.steps[0]?.id).toMatch(/:fill$/);
  });

  it('by another group get a number, with a warning', () => {
    const [one] = proposeFaxGroups(faxes('Fax Lager'), [group('X', 'faxgruppe_lager')]);
    expect(one?.name).toBe('faxgruppe_lager_2');
    expect(one?.warnings[0]?.en).toContain('taken already');
  });

  it('by a fax group mean that it is there already, so it is not created again', () => {
    const there = [group('Faxgruppe Lager', 'faxgruppe_lager', 'fax'), group('Lager', 'lager')];
    const [one] = proposeFaxGroups(faxes('Fax Lager'), there);
    expect([one?.name, one?.exists]).toEqual(['faxgruppe_lager', true]);
    const [block] = planFaxWork([accept(one as FaxProposal)], FAXES, there);
    expect(block?.steps[0]?.id).toMatch(/:fill$/);
  });
});

test.each<[string, ReturnType<typeof group>[] | null, string | undefined, string[]]>([
  [
    'one is called alike',
    [group('Lager', 'lg'), group('Lager Nord', 'lager_nord')],
    'lg',
    ['lg', 'lager_nord'],
  ],
  ['two are called alike', [group('Lager', 'a'), group('lager', 'b')], undefined, ['a', 'b']],
  ['one only contains it', [group('Team Lager', 'team_lager')], undefined, ['team_lager']],
  ['none is', [group('Vertrieb', 'vertrieb'), group('Lager', 'lager', 'queue')], undefined, []],
  ['nobody knows', null, undefined, []],
])('of user groups, when %s', (_, groups, best, candidates) => {
  const [one] = proposeFaxGroups(faxes('Fax Lager'), groups);
  expect(one?.userGroup?.name).toBe(best);
  expect(one?.candidates.map(({ name }) => name)).toEqual(candidates);
  expect(one?.warnings.length).toBe(best ? 0 : 1);
});

describe('the window of a fax group', () => {
  const [lager] = proposeFaxGroups(FAXES.slice(3), GROUPS) as [FaxProposal];
  const untouched = Object.fromEntries(
    faxFields(lager, GROUPS).map(({ id, initial = '' }) => [id, initial]),
  );
  const read = (values: Record<string, string>) =>
    readFaxGroup(lager, { ...untouched, ...values }, FAXES, GROUPS);

  it('decides as proposed when nobody touches it', () => {
    for (const one of faxFields(lager, GROUPS)) expect(Field.parse(one)).toEqual(one);
    expect(read({})).toEqual({ ok: true, group: accept(lager) });
  });

  it('names the user groups there are, and those that may be meant', () => {
    const hint = faxFields(lager, GROUPS).find(({ id }) => id === 'user-groups')?.hint;
    expect(hint?.de).toMatch(/Es gibt: admins.*lager/);
    const two = [group('Lager', 'a'), group('lager', 'b')];
    const [one] = proposeFaxGroups(FAXES.slice(3), two);
    expect(one?.warnings.at(-1)?.de).toContain('gemeint sein: `a`, `b`.');
  });

  it('takes several faxes and user groups', () => {
    expect(read({ extensions: '403, 404 404', 'user-groups': 'lager;buchhaltung' })).toMatchObject({
      group: { extensions: ['403', '404'], userGroups: ['lager', 'buchhaltung'] },
    });
  });

  test.each<[Record<string, string>, string, RegExp]>([
    [{ name: 'Faxgruppe Läger' }, 'name', /faxgruppe_laeger/],
    [{ name: 'lager' }, 'name', /already has this name/],
    [{ title: ' ' }, 'title', /fill this in/],
    [{ extensions: '' }, 'extensions', /At least one/],
    [{ extensions: '499' }, 'extensions', /not in the fax overview; it has 401/],
    [{ 'user-groups': '' }, 'user-groups', /nobody reaches/],
    [{ 'user-groups': 'Lager' }, 'user-groups', /column Name of .*; there are: admins/],
    [{ 'user-groups': 'Whatever Group!' }, 'user-groups', /no user group `Whatever Group!`/],
  ])('refuses %j', (values, field, problem) => {
    const found = read(values);
    expect(found.ok ? '' : found.errors[field]?.en).toMatch(problem);
  });

  it('believes any user group while there is no group overview', () => {
    const found = readFaxGroup(lager, { ...untouched, 'user-groups': 'irgendwer' }, FAXES, null);
    expect(found.ok).toBe(true);
    const title = { ...untouched, 'user-groups': 'Whatever Group!' };
    const refused = readFaxGroup(lager, title, FAXES, null);
    expect(refused.ok ? '' : refused.errors['user-groups']?.en).toContain('`Whatever Group!`');
  });
});

test('faxes in no group are named, because nobody would reach them', () => {
  const [first] = proposeFaxGroups(FAXES, GROUPS).map(accept);
  expect(leftOutFaxes(FAXES, first ? [first] : []).map(({ extension }) => extension)).toEqual([
    '402',
    '403',
    '404',
  ]);
});

test('giving all users the permission is warned about', () => {
  const [one] = proposeFaxGroups(FAXES, GROUPS).map(accept);
  const [block] = planFaxWork([{ ...(one as FaxGroup), userGroups: ['users'] }], FAXES, null);
  expect(
    block?.steps
      .flatMap(({ detail }) => detail)
      .map(({ en }) => en)
      .join(),
  ).toContain('all users of the server');
});

describe('a second overview', () => {
  const [decided] = proposeFaxGroups(FAXES.slice(3), GROUPS).map(accept) as [FaxGroup];

  test.each<[string, ReturnType<typeof group>[], readonly FaxRow[], string, RegExp]>([
    ['done', [group('Faxgruppe Lager', 'faxgruppe_lager', 'fax')], FAXES, 'done', /^$/],
    ['not begun', [], FAXES, 'not-begun', /not been created yet/],
    [
      'of the wrong type',
      [group('Faxgruppe Lager', 'faxgruppe_lager', 'user')],
      FAXES,
      'different',
      /type user instead of fax/,
    ],
    [
      'of another name',
      [group('Faxgruppe Lager', 'fax_lager', 'fax')],
      FAXES,
      'different',
      /called `fax_lager` instead/,
    ],
    [
      'of another title',
      [group('Lagerfax', 'faxgruppe_lager', 'fax')],
      FAXES,
      'different',
      /title “Lagerfax” instead/,
    ],
    [
      'without its fax',
      [group('Faxgruppe Lager', 'faxgruppe_lager', 'fax')],
      [],
      'different',
      /404 no longer exists/,
    ],
  ])('shows a group that is %s', (_, groups, rows, state, difference) => {
    const [found] = verifyFaxGroups([decided], rows, groups);
    expect(found?.state).toBe(state);
    expect(found?.differences.map(({ en }) => en).join()).toMatch(difference);
    expect(found?.unseen).toHaveLength(1);
  });

  test('tells of a group that is missing, and of its fax as well', () => {
    const [absent] = verifyFaxGroups([decided], [], []);
    const [vanished] = verifyFaxGroups([decided], FAXES, [], new Set([decided.proposal]));
    expect(absent?.differences.map(({ en }) => en)).toEqual([
      '`faxgruppe_lager` has not been created yet.',
      'Fax number 404 no longer exists.',
    ]);
    expect(vanished?.state).toBe('different');
    expect(vanished?.differences[0]?.de).toMatch(/^`faxgruppe_lager` war schon angelegt und fehlt/);
  });
});

test('the number of a fax may be written as people do, in the table and in a form', () => {
  const { rows, problems } = importFaxes(
    'Name;Nebenstelle\nA;040/66969-401\nB;+49 (40) 66969 402\nC;040 66969 403\nD;404\n',
  );
  expect(problems).toEqual([]);
  expect(rows.map(({ extension }) => extension)).toEqual([
    '04066969401',
    '+494066969402',
    '04066969403',
    '404',
  ]);
  const [proposal] = proposeFaxGroups(rows, []);
  if (!proposal) expect.fail();
  const values = {
    title: 'T',
    name: 'fax_t',
    extensions: '040/66969-401, 404',
    'user-groups': 'x',
  };
  expect(readFaxGroup(proposal, values, rows, null)).toMatchObject({
    group: { extensions: ['04066969401', '404'] },
  });
});

test.each(['04066969401/402', '040/66969401/402', '04066969401 402'])(
  'a fax number that may be two (%s) is named by its line',
  (cell) => {
    const { rows, problems } = importFaxes(`Name;Nebenstelle\nA;404\nB;${cell}\n`);
    expect(rows[1]?.extension).toBe('04066969401402');
    expect(problems).toMatchObject([{ line: 3, severity: 'warning' }]);
  },
);

test.each([
  ['Nebenstelle;Nebenstelle', '401;402', /Nicht als Faxnummern gelesen.*: „Nebenstelle“\./],
  ['Nebenstelle;Faxnummer 2', '401;402', /: „Faxnummer 2“\./],
  ['Nebenstelle;Rufnummer', '401;040 66969401', null],
  ['Nebenstelle;Kostenstelle', '401;4711', null],
])(
  'a fax table with the columns %s (%s) loses no number without a word',
  (headers, cells, told) => {
    const { rows, problems } = importFaxes(`Name;${headers}\nLager;${cells}\n`);
    expect(rows.map(({ extension }) => extension)).toEqual(['401']);
    if (told === null) expect(problems).toEqual([]);
    else expect(problems[0]?.text.de).toMatch(told);
  },
);

test.each<[string, string, typeof importFaxes | typeof importGroups, RegExp]>([
  ['numbers side by side', 'Name;Nebenstelle\nFax;401 402', importFaxes, /exactly one number/],
  ['a column too narrow', 'Name;Nebenstelle\nFax;####', importFaxes, /too narrow for/],
  ['two numbers of one fax', 'Name;Nebenstelle\nFax;401/402', importFaxes, /is no extension/],
  ['a fax without a number', 'Name;Nebenstelle\nFax;x', importFaxes, /“x” is no extension/],
  ['a fax number twice', 'Name;Nebenstelle\nA;401\nB;401', importFaxes, /already stands in line 2/],
  [
    'the id of a fax twice',
    'Id;Name;Nebenstelle\n7;A;401\n7;A;402',
    importFaxes,
    /Id 7 already stands in line 2, but with other values/,
  ],
  ['a group twice', 'Titel;Name;Typ\nA;a;user\nB;a;fax', importGroups, /already stands in line 2/],
  [
    'the id of a group twice',
    'Id;Titel;Name;Typ\n7;A;a;user\n7;A;b;user',
    importGroups,
    /Id 7 already stands in line 2, but with other values/,
  ],
  ['a group without a name', 'Titel;Name;Typ\nA;;user', importGroups, /no systemic name/],
])('tells about %s', (_, text, read, problem) => {
  const { usable, rows, problems } = read(text);
  expect([usable, rows]).toEqual([false, []]);
  expect(problems[0]?.text.en).toMatch(problem);
});

test.each<[string, string, typeof importFaxes | typeof importGroups]>([
  ['a fax', 'Id;Name;Nebenstelle\n7;A;401\n8;B;402\n7;A;401', importFaxes],
  ['a group', 'Id;Titel;Name;Typ\n7;A;a;user\n8;B;b;user\n7;A;a;user', importGroups],
])('lets the line of %s stand twice, as where pages overlap, and says so', (_, text, read) => {
  const { usable, rows, problems } = read(text);
  expect([usable, rows.length]).toEqual([true, 2]);
  expect(problems).toMatchObject([{ line: 4, severity: 'warning' }]);
  expect(problems[0]?.text.en).toContain('already stands in line 2, with the same values');
});

test('everybody who will see the faxes counts, also two people of one name', () => {
  const groups = ['Buchhaltung'];
  const users = [
    user('anna.schmidt', 'Anna Schmidt', '220', { groups }),
    user('anna.schmidt2', 'Anna Schmidt', '221', { groups }),
    user('bernd.bach', 'Bernd Bach', '222', { groups }),
    user('carla.carl', 'Carla Carl', '223'),
  ];
  expect(membersOf({ name: 'buchhaltung', title: 'Buchhaltung' }, users)).toEqual([
    'Anna Schmidt (anna.schmidt)',
    'Anna Schmidt (anna.schmidt2)',
    'Bernd Bach',
  ]);
});
