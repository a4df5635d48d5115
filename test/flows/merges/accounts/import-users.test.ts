import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { importUsers } from '../../../../src/flows/merges/accounts/import-users.ts';
import { describeProblems } from '../../../../src/flows/merges/table/import-texts.ts';

/** Accounts of a table in short: `iris.immsee Iris Immsee 417`. */
function read(text: string, source?: 'mysql'): string[] {
  const { rows, problems } = importUsers(text, source);
  return [
    ...rows.map(({ username, firstName, lastName, numbers }) =>
      [username, firstName, lastName, numbers.join('+')].join(' ').trim(),
    ),
    ...problems.map(({ line, severity }) => `${severity} ${line}`),
  ];
}

const IRIS = ['iris.immsee Iris Immsee 417', 'ralf.ranke Ralf Ranke 414'];

test.each<[string, string]>([
  [
    'semicolons',
    'Benutzername;Vorname;Nachname;Nebenstellen\niris.immsee;Iris;Immsee;417\nralf.ranke;Ralf;Ranke;414',
  ],
  [
    'commas, quotation marks and CR LF',
    '"Benutzername","Vorname","Nachname","Nebenstellen"\r\n"iris.immsee","Iris","Immsee","417"\r\nralf.ranke,Ralf,Ranke,414\r\n',
  ],
  [
    'single quotation marks',
    "'Benutzername';'Vorname';'Nachname';'Nebenstellen'\n'iris.immsee';'Iris';'Immsee';'417'\n'ralf.ranke';'Ralf';'Ranke';'414'",
  ],
  [
    'tabs, a column of buttons, empty lines and spaces around',
    'Benutzername ↑\tVorname\tNachname\tNebenstellen\tImitieren\n\n iris.immsee \tIris\u00a0\tImmsee\t417\t\nralf.ranke\tRalf\tRanke\t414\n',
  ],
  [
    "Excel's own line, leading apostrophes and formulas",
    'sep=;\nBenutzername;Vorname;Nachname;Nebenstellen\niris.immsee;Iris;Immsee;\'417\nralf.ranke;Ralf;Ranke;"=""414"""',
  ],
  [
    'English headers in another order, below a title',
    'User overview 26.11.2026\n\nExtensions,Last Name,First Name,User-Name\n417,Immsee,Iris,iris.immsee\n414,Ranke,Ralf,ralf.ranke',
  ],
  [
    'columns set with spaces',
    'Benutzername  Vorname  Nachname  Nebenstellen\niris.immsee   Iris     Immsee    417\nralf.ranke    Ralf     Ranke     414\n',
  ],
  [
    'the frame a database draws',
    '+--------------+---------+----------+--------------+\n| Benutzername | Vorname | Nachname | Nebenstellen |\n+--------------+---------+----------+--------------+\n| iris.immsee  | Iris    | Immsee   | 417          |\n| ralf.ranke   | Ralf    | Ranke    | 414          |\n+--------------+---------+----------+--------------+\n',
  ],
  [
    'an overview copied cell by cell, with what stands under it',
    'Benutzername\nVorname\nNachname\nNebenstellen\nImitieren\niris.immsee\nIris\nImmsee\n417\nralf.ranke\nRalf\nRanke\n414\nElemente pro Seite\n100\n1 - 2 von 2',
  ],
  [
    'two pages one under the other',
    'Benutzername\tVorname\tNachname\tNebenstellen\niris.immsee\tIris\tImmsee\t417\nElemente pro Seite 1\t1 – 1 von 2\nBenutzername\tVorname\tNachname\tNebenstellen\nralf.ranke\tRalf\tRanke\t414\nElemente pro Seite 1\t2 – 2 von 2',
  ],
])('reads %s', (_, text) => {
  expect(read(text)).toEqual(IRIS);
});

describe('the output of a query', () => {
  it('has its own way to write special characters, and NULL', () => {
    const text =
      'username\tvorname\tnachname\tnebenstelle\nu1\tNULL\tO\\\\Neil\\t"x"\t417\nu2\tA;B\tC\tNULL\n';
    expect(read(text, 'mysql')).toEqual(['u1  O\\Neil "x" 417', 'u2 A;B C']);
  });

  it('may be empty', () => {
    expect(describeProblems(importUsers('', 'mysql').problems).en).toContain('returned nothing');
  });
});

describe('cells', () => {
  it('may hold several numbers, slots, groups and telephones', () => {
    const { rows, problems } = importUsers(
      'Benutzername;Nebenstellen;E-Mail;Endgerätetyp;Gruppen;MAC-Adresse;Rufumleitungsprofile\na;"416, 4161 / 4162";a@b.example;Tischtelefon, DECT Telefon,Fernschreiber;All Users, Vertrieb;00:1A;Urlaub|Nacht\nb;+49 (40) 66969-401;;;;;\n',
    );
    expect(rows).toMatchObject([
      {
        numbers: ['416', '4161', '4162'],
        email: 'a@b.example',
        slots: ['desk', 'dect'],
        groups: ['All Users', 'Vertrieb'],
        phones: ['00:1A'],
        profiles: ['Urlaub', 'Nacht'],
      },
      { numbers: ['+494066969401'] },
    ]);
    expect(problems).toMatchObject([{ line: 2, severity: 'warning' }]);
  });

  it('of a column “Telefon” count only where they tell telephones apart; the others are named', () => {
    const { rows, problems } = importUsers(
      'Benutzername;Nebenstellen;Telefon\na;416;040 66969-0\nb;417;00:04:13:2A:5B:7C\nc;418;Snom D785\nd;419;494066969400\ne;420;03586 0123456 7\nf;421;0004132a5b7c, 000413295872\ng;422;\n',
    );
    expect(rows.map(({ phones }) => phones)).toEqual([
      [],
      ['00:04:13:2A:5B:7C'],
      [],
      [],
      ['03586 0123456 7'],
      ['0004132a5b7c', '000413295872'],
      [],
    ]);
    expect(problems).toMatchObject([
      {
        line: null,
        severity: 'warning',
        text: { de: expect.stringContaining('In 3 Zeilen (2, 4, 5)') },
      },
    ]);
    const [row] = importUsers(
      'Benutzername;Nebenstellen;IPEI;Gerät\na;416;035860123456;Snom\n',
    ).rows;
    expect(row?.phones).toEqual(['035860123456']);
  });

  it('may name the type of a telephone beside what tells it apart', () => {
    const { rows, problems } = importUsers(
      'Benutzername;Nebenstellen;Telefon;MAC\na;416;Yealink T46 (001565AABBCC);\nb;417;;MAC: 00:15:65:aa:bb:cc\nc;418;;SN 4711\n',
    );
    expect(rows.map(({ phones }) => phones)).toEqual([
      ['001565AABBCC'],
      ['00:15:65:aa:bb:cc'],
      ['SN 4711'],
    ]);
    expect(problems).toEqual([]);
  });

  it('hold numbers in two columns; one that only writes an extension out is no number more', () => {
    const { rows, problems } = importUsers(
      'Benutzername;Nebenstelle;Rufnummer\na;416;417\nb;418;040 66969 418\nc;;+49 40 66969419\n',
    );
    expect(rows.map(({ numbers }) => numbers)).toEqual([
      ['416', '417'],
      ['418'],
      ['+494066969419'],
    ]);
    expect(problems).toMatchObject([
      { line: null, severity: 'warning', text: { en: expect.stringContaining('in 1 line (3)') } },
    ]);
  });

  it.each<[string, string, string[]]>([
    ['Nebenstelle;Nebenstelle;Nebenstelle', '416;4161;4162', ['416', '4161', '4162']],
    ['Rufnummer;Rufnummer;Rufnummer', '416;4161;4162', ['416', '4161', '4162']],
    ['Nebenstelle;Nebenstelle 2', '416;4161', ['416', '4161']],
    ['Nebenstelle;2. Nebenstelle;Nebenstelle3', '416;4161;4162', ['416', '4161', '4162']],
    ['Nebenstelle;Weitere Nebenstellen', '416;"4161, 4162"', ['416', '4161', '4162']],
    ['Nebenstelle;Zusätzliche Durchwahl', '416;4161', ['416', '4161']],
    ['Nebenstelle;Nummer', '416;4161', ['416', '4161']],
    ['Extension;Number 2', '416;4161', ['416', '4161']],
    ['Nebenstelle;DECT-Nebenstelle (Mobilteil)', '416;4161', ['416', '4161']],
    ['Nebenstelle;Nst. 2', '416;4161', ['416', '4161']],
    ['Nebenstelle;Telefonnummer', '416;4161', ['416', '4161']],
    ['Nebenstelle;Durchwahl;Rufnummer', '416;4161;4162', ['416', '4161', '4162']],
    ['Nebenstelle;Rufnummer;Nebenstelle 2', '416;04066969 4161;4161', ['416', '4161']],
    ['Nebenstelle 2;Nebenstelle', '4161;416', ['416', '4161']],
    ['Nebenstelle;Nebenstelle 2', '416;', ['416']],
  ])('hold numbers in every column %s', (headers, cells, numbers) => {
    const { rows, problems } = importUsers(`Benutzername;${headers}\na;${cells}\n`);
    expect(rows[0]?.numbers).toEqual(numbers);
    expect(problems.filter(({ line }) => line !== null)).toEqual([]);
  });

  it('of a further column of numbers that are none are in the way, as everywhere', () => {
    const text = 'Benutzername;Nebenstelle;Nebenstelle 2\na;416;4161\nb;417;\nc;418;4,18E+5\n';
    expect(importUsers(text).problems).toMatchObject([{ line: 4, severity: 'error' }]);
  });

  it.each<[string, string, RegExp]>([
    ['Handy', '4161', /: „Handy“\./],
    ['Fax', '4161', /: „Fax“\./],
    ['Zweitgerät', '4161', /: „Zweitgerät“\./],
    ['Zweitgerät', '040 66969417', /: „Zweitgerät“\./],
    ['', '4161', /: 3\. Spalte, ohne Überschrift\./],
    ['Raumnebenstelle', '4161', /: „Raumnebenstelle“\./],
    ['Notrufnummer', '4161', /: „Notrufnummer“\./],
  ])('of a column “%s” are not read as numbers, but %s is told', (header, cell, told) => {
    const { usable, rows, problems } = importUsers(
      `Benutzername;Nebenstelle;${header};Notiz\na;416;${cell};x\nb;417;;y\n`,
    );
    expect([usable, rows[0]?.numbers]).toEqual([true, ['416']]);
    expect(problems).toMatchObject([{ line: null, severity: 'warning' }]);
    expect(problems[0]?.text.de).toMatch(told);
    expect(problems[0]?.text.de).not.toContain(cell);
  });

  it.each([
    ['PIN', '4711'],
    ['Kundennummer', '4711'],
    ['Personal-Nr.', '4711'],
    ['Raum', '101'],
    ['Zimmernummer', '101'],
    ['Kostenstelle', '4711'],
    ['Id', '17'],
    ['Lfd. Nr.', '17'],
    ['PLZ', '20095'],
    ['Anzahl', '12'],
    ['Eintrittsdatum', '20240101'],
    ['Handy', '0172 1234567'],
    ['Extern', '+49 40 66969 416'],
    ['Notiz', '416'],
  ])('of a column “%s” (%s) are nobody’s numbers', (header, cell) => {
    const found = importUsers(`Benutzername;Nebenstelle;${header}\na;416;${cell}\n`);
    expect(found.rows[0]?.numbers).toEqual(['416']);
    expect(found.problems).toEqual([]);
  });

  it('of a likely column that holds mostly words leave it unread, and its numbers are told', () => {
    const { rows, problems } = importUsers(
      'Benutzername;Nebenstelle;Nummer\na;416;4161\nb;417;K-77\nc;418;K-78\n',
    );
    expect(rows.map(({ numbers }) => numbers)).toEqual([['416'], ['417'], ['418']]);
    expect(problems).toMatchObject([{ line: null, severity: 'warning' }]);
  });

  it('that could be read in two ways are named by their line, and used', () => {
    const { rows, problems } = importUsers(
      'Benutzername;Nebenstellen\na;416\nb;+49 40 66969 417 / 418',
    );
    expect(rows[1]?.numbers).toEqual(['+494066969417', '418']);
    expect(problems).toMatchObject([{ line: 3, severity: 'warning' }]);
  });

  it('may hold line breaks; lines are counted as the file has them', () => {
    expect(read('Benutzername;Vorname;Nebenstellen\na;"Anna\nMaria";416\nb;B;x1\n')).toEqual([
      'error 4',
    ]);
  });
});

test.each<[string, string, number | null, RegExp]>([
  ['nothing', ' \n', null, /nothing here/],
  ['another text', 'Liebe Kollegen,\nanbei die Liste.', null, /begins with “Liebe Kollegen,”/],
  [
    'another table',
    'Id;Name;Nebenstelle;TSI\n7;Fax Zentrale;401;x',
    1,
    /lacks: Benutzername\. Found was: Id, Name, Nebenstelle, TSI/,
  ],
  ['a header only', 'Benutzername;Nebenstellen\n', null, /nothing under the header/],
  [
    'a separator inside of a value',
    'Benutzername;Nachname;Nebenstellen\na;Meier; Dr.;416',
    2,
    /4 cells, the header 3 \(separated by semicolons\)/,
  ],
  ['a short line', 'Benutzername;Nachname;Nebenstellen\na;Meier', 2, /2 cells, the header 3/],
  [
    'a quotation mark without end',
    'Benutzername;Nebenstellen\na;416\n"b;417\nc;418',
    3,
    /ends nowhere/,
  ],
  ['no user name', 'Benutzername;Nebenstellen\n;416', 2, /no user name/],
  ['a hidden user name', 'Benutzername;Nebenstellen\n####;416', 2, /too narrow for it/],
  ['a word for a number', 'Benutzername;Nebenstellen\na;Meier', 2, /“Meier” is no extension/],
  ['a rounded number', 'Benutzername;Nebenstellen\na;4,94E+11', 2, /spreadsheet has rounded/],
  [
    'the same account with another number',
    'Benutzername;Nebenstellen\na;416\nA;417',
    3,
    /already stands in line 2, but with other values/,
  ],
  [
    'one page of several',
    'Benutzername\tNebenstellen\na\t416\nElemente pro Seite 100 1 - 100 von 340',
    3,
    /only 100 of 340/,
  ],
  [
    'the first of several pages that say no more',
    'Benutzername\tNebenstellen\na\t416\nSeite 1 von 6',
    3,
    /only 1 of 6 pages/,
  ],
  [
    'a page of entries',
    'Benutzername\tNebenstellen\na\t416\nEinträge 1 bis 25 von 143',
    3,
    /only 25 of 143/,
  ],
  [
    'cells copied one by one with empty ones left out',
    'Benutzername\nNachname\nNebenstellen\na\nMeier\n416\nb\n417',
    1,
    /lacks/,
  ],
  [
    'columns set with spaces that overlap',
    'Benutzername  Nachname  Nebenstellen\na             Meier     416\nein.langer.benutzername Meier 417',
    3,
    /1 cells, the header 3/,
  ],
])('tells about %s', (_, text, line, problem) => {
  const { usable, rows, problems } = importUsers(text);
  const [first] = problems.filter(({ severity }) => severity === 'error');
  expect({ usable, rows, line: first?.line }).toEqual({ usable: false, rows: [], line });
  expect(first?.text.en).toMatch(problem);
});

it('lets a line stand twice, and says so', () => {
  const found = importUsers('Benutzername;Nebenstellen\na;416\na;416\n');
  expect(found).toMatchObject({ usable: true, problems: [{ line: 3, severity: 'warning' }] });
  expect(found.rows).toHaveLength(1);
});

it.each([
  ['a\t416, 417\nb\t417\n1 - 2 von 2', 2, []],
  ['a\t416\n1 - 2 von 2', 1, [/there are 2 entries; 1 were read/]],
  ['a\t416\na\t416\n1 - 2 von 2', 1, [/same values/, /there are 2 entries; 1 were read/]],
])('counts different entries and numbers, and warns where %j names more', (lines, rows, warned) => {
  const found = importUsers(`Benutzername\tNebenstellen\n${lines}`);
  expect(found).toMatchObject({ usable: true, numbers: rows });
  expect(found.rows).toHaveLength(rows);
  expect(found.problems).toHaveLength(warned.length);
  for (const [at, words] of warned.entries()) expect(found.problems[at]?.text.en).toMatch(words);
});

it('shows the first problems and counts the others', () => {
  const bad = Array.from({ length: 14 }, (_, n) => `u${n};x`).join('\n');
  const text = describeProblems(importUsers(`Benutzername;Nebenstellen\n${bad}`).problems);
  expect(text.en.split('\n')).toHaveLength(11);
  expect(text.en).toContain('… and 4 more.');
});

it('makes what comes from a file harmless', () => {
  const { problems } = importUsers('Benutzername;Nebenstellen\na;<!channel>');
  expect(problems[0]?.text.de).toContain('&lt;!channel&gt;');
});

const word = fc.stringMatching(/^[A-Za-zÄÖÜäöüßé .,;'"|\t-]{0,12}$/);
const account = fc.record({
  username: fc.stringMatching(/^[a-z][a-z.]{0,10}$/),
  lastName: word.map((text) => text.trim()),
  numbers: fc.uniqueArray(fc.stringMatching(/^[1-9][0-9]{1,6}$/), { maxLength: 3 }),
});
const accounts = fc.uniqueArray(account, {
  minLength: 1,
  maxLength: 8,
  selector: ({ username }) => username,
});

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

it('takes single marks inside of a value for what they are', () => {
  expect(
    read(`"Benutzername";"Nachname";"Nebenstellen"\n"a";",'';";"417"\n"b";"'x',";"418"`),
  ).toEqual(["a  ,''; 417", "b  'x', 418"]);
});

describe('any table', () => {
  it('in quotation marks comes back as it was written, whatever separates it', () => {
    fc.assert(
      fc.property(accounts, fc.constantFrom(';', ',', '\t'), (rows, separator) => {
        const lines = [['Benutzername', 'Nachname', 'Nebenstellen']].concat(
          rows.map(({ username, lastName, numbers }) => [username, lastName, numbers.join(', ')]),
        );
        const text = lines.map((cells) => cells.map(quoted).join(separator)).join('\n');
        const found = importUsers(text);
        expect(found.problems).toEqual([]);
        expect(found.rows.map((row) => [row.username, row.lastName, row.numbers])).toEqual(
          // Spreadsheets put an apostrophe before what is no formula; it is not part of the value.
          rows.map((row) => [row.username, row.lastName.replace(/^'(?=-)/, ''), row.numbers]),
        );
      }),
    );
  });

  it('is read or refused, never half of it', () => {
    const noise = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        'a;416',
        '"',
        '""',
        ';;;',
        '\t',
        '1 - 2 von 3',
        'Benutzername;Nebenstellen',
        'sep=,',
        '| a |',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(noise, { maxLength: 12 }),
        fc.constantFrom('Benutzername;Nebenstellen', 'Username\tExtension', ''),
        fc.constantFrom('table' as const, 'mysql' as const),
        (lines, header, source) => {
          const { usable, rows, problems } = importUsers([header, ...lines].join('\n'), source);
          expect(usable).toBe(problems.every(({ severity }) => severity === 'warning'));
          if (!usable) expect(rows).toEqual([]);
          for (const row of rows) expect(row.username).not.toBe('');
          for (const { text } of problems) expect(text.de.length).toBeLessThan(1000);
        },
      ),
    );
  });
});

it('says of several columns that they were read as one', () => {
  const [, columns] = importUsers(
    'Benutzername;Durchwahl;Durchwahl;Nst 2;Büro\na;1;2;33;x',
  ).understood;
  expect(columns?.de).toContain(
    'weitere Nebenstellen = „Durchwahl“, „Nst 2“; nicht verwendet: Büro',
  );
});

it('says in either language, with its own quotation marks, what it took which column for', () => {
  const [, columns] = importUsers('Benutzername;Nebenstellen\niris;417').understood;
  expect(columns?.de).toContain('Benutzername = „Benutzername“');
  expect(columns?.en).toContain('Benutzername = “Benutzername”');
});

test('a pasted table that has lost the empty cells at its end is read, and the loss said', () => {
  const header = 'Benutzername\tVorname\tNachname\tNebenstellen';
  const pasted = `${header}\niris\tIris\tImmsee\t417\notto.ohne\tOtto\tOhne`;
  const { usable, rows, problems } = importUsers(pasted);
  expect(usable).toBe(true);
  expect(rows.map(({ numbers }) => numbers)).toEqual([['417'], []]);
  expect(problems).toMatchObject([{ line: 3, severity: 'warning' }]);
  expect(problems[0]?.text.en).toContain('ends before the column “Nebenstellen”');
  // In the middle of a table something has slipped.
  expect(
    importUsers(`${header}\notto.ohne\tOtto\tOhne\niris\tIris\tImmsee\t417`).problems,
  ).toMatchObject([{ line: 2, severity: 'error' }]);
});
